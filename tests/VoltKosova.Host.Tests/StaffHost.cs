using System.Net.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using VoltKosova.Access;
using VoltKosova.Accounts;
using VoltKosova.EventStore;
using VoltKosova.Jobs;
using VoltKosova.Kernel;
using VoltKosova.Privacy;
using VoltKosova.Testing;

namespace VoltKosova.Host.Tests;

/// <summary>The host with one more job and an administrator.</summary>
public sealed class StaffHost : VoltHost
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
    public async Task MakeAccount(string email, params Role[] roles)
    {
        await using var scope = Services.CreateAsyncScope();
        var accounts = scope.ServiceProvider.GetRequiredService<IAccounts>();
        var (person, address) = (scope.ServiceProvider.GetRequiredService<IdSource>().NextPerson(), EmailAddress.Parse(email));
        var grants = roles.Select(role => new Grant(role, null)).ToList();
        var invitation = roles is []
            ? await accounts.InviteMember(person, address, Language.En, null, null, default)
            : await accounts.Invite(new NewStaff(address, Language.En, "Besa", "Hoxha", grants, null), default);
        using var client = CreateClient();
        using var accepted = await client.PostAsJsonAsync(
            "/api/v1/access/invitations/acceptance", new { token = invitation!.Token, password = Password });
        accepted.EnsureSuccessStatusCode();
    }

    protected override void Add(IServiceCollection services) =>
        services.AddSingleton(Gate).AddJob<CountsSignatures, CountsSignatures.Parameters>();
}
