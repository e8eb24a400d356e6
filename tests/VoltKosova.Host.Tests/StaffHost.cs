using System.Net;
using System.Net.Http.Json;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using VoltKosova.Access;
using VoltKosova.Accounts;
using VoltKosova.EventStore;
using VoltKosova.Jobs;
using VoltKosova.Kernel;
using VoltKosova.Privacy;
using VoltKosova.Testing;

namespace VoltKosova.Host.Tests;

/// <summary>The host with one more job and an administrator.</summary>
public class StaffHost : VoltHost
{
    public const string Email = "arta@example.org";
    public const string Password = "correct horse battery staple";

    public Gate Gate { get; } = new();

    public string Address => ClientOptions.BaseAddress.GetLeftPart(UriPartial.Authority);

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await MakeAdministrator(Email, Password);
    }

    /// <summary>One more account with the usual password; without a role it is a member's.</summary>
    public Task MakeAccount(string email, params Role[] roles) =>
        MakeAccount(email, (List<Grant>)[.. roles.Select(role => new Grant(role, null))]);

    /// <summary>The same with roles in chapters.</summary>
    public async Task MakeAccount(string email, IReadOnlyList<Grant> grants)
    {
        await using var scope = Services.CreateAsyncScope();
        var accounts = scope.ServiceProvider.GetRequiredService<IAccounts>();
        var (person, address) = (scope.ServiceProvider.GetRequiredService<IdSource>().NextPerson(), EmailAddress.Parse(email));
        var invitation = grants is []
            ? await accounts.InviteMember(person, address, Language.En, null, null, default)
            : await accounts.Invite(new NewStaff(address, Language.En, "Besa", "Hoxha", grants, null), default);
        using var client = CreateClient();
        using var accepted = await client.PostAsJsonAsync(
            "/api/v1/access/invitations/acceptance", new { token = invitation!.Token, password = Password });
        accepted.EnsureSuccessStatusCode();
    }

    /// <summary>Somebody applies for membership and has not confirmed the address yet.</summary>
    public async Task Apply(string email) => (await Public.Post("/api/v1/membership/applications", new
    {
        given_name = "Arbër",
        family_name = "Krasniqi",
        email,
        birth_date = "1996-02-29",
        residence = new { country = "XK", municipality = "prishtine" },
        language = "sq",
        kind = "member",
        wants_to_help = false,
        declares_no_other_party = true,
        consent_version = "2026-01",
    })).Status.ShouldBe(HttpStatusCode.Accepted);

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        // All browsers of the tests sign in from one address.
        builder.UseSetting("Web:RateLimits:sensitive:Permits", "0");
    }

    protected override void Add(IServiceCollection services) =>
        services.AddSingleton(Gate).AddJob<CountsSignatures, CountsSignatures.Parameters>();
}
