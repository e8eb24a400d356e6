using System.Net;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using VoltKosova.Access;
using VoltKosova.Accounts;
using VoltKosova.Host.Tests;
using VoltKosova.Kernel;
using VoltKosova.Privacy;
using VoltKosova.Testing;
using Xunit;

[assembly: AssemblyFixture(typeof(ApiHost))]

namespace VoltKosova.Host.Tests;

/// <summary>The host with an administrator, whose requests nobody counts: tests ask for more in a minute than anybody may.</summary>
public sealed class ApiHost : VoltHost
{
    /// <summary>Tests that write, or count what others write, take turns.</summary>
    public const string OneByOne = "the API's host";

    private const string Email = "arta@example.org";
    private const string Password = "correct horse battery staple";

    /// <summary>Whoever runs the system: not somebody with every right, see <see cref="Everybody"/>.</summary>
    public HttpClient Administrator { get; private set; } = null!;

    /// <summary>Somebody with every role there is, and so with every right.</summary>
    public HttpClient Everybody { get; private set; } = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await MakeAdministrator(Email, Password);
        Administrator = await SignedIn(Email, Password);
        (Everybody, _) = await Staff([.. Enum.GetValues<Role>().Select(role => new Grant(role, null))]);
    }

    /// <summary>A new account with these roles, signed in.</summary>
    public async Task<(HttpClient Client, Guid Account)> Staff(params IReadOnlyList<Grant> grants)
    {
        await using var scope = Services.CreateAsyncScope();
        var address = EmailAddress.Parse($"{Guid.NewGuid():N}@example.org");
        var staff = new NewStaff(address, Language.En, null, null, grants, null);
        return await Accept(await scope.ServiceProvider.GetRequiredService<IAccounts>().Invite(staff, default), address);
    }

    /// <summary>A new account of a person, without roles, signed in.</summary>
    public async Task<(HttpClient Client, Guid Account)> Member(Guid person)
    {
        await using var scope = Services.CreateAsyncScope();
        var address = EmailAddress.Parse($"{Guid.NewGuid():N}@example.org");
        var accounts = scope.ServiceProvider.GetRequiredService<IAccounts>();
        return await Accept((await accounts.InviteMember(person, address, Language.En, null, null, default))!, address);
    }

    private async Task<(HttpClient Client, Guid Account)> Accept(Invitation invitation, EmailAddress address)
    {
        (await Public.Post("/api/v1/access/invitations/acceptance", new { token = invitation.Token, password = Password })).Status
            .ShouldBe(HttpStatusCode.NoContent);
        return (await SignedIn(address.Canonical, Password), invitation.AccountId);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseSetting("Web:PublicUrl", "https://api.voltkosova.example");
        foreach (var policy in (string[])["account", "public", "sensitive"])
            builder.UseSetting($"Web:RateLimits:{policy}:Permits", "0");
    }
}
