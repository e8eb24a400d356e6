using System.Net.Http.Json;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using VoltKosova.Accounts;
using VoltKosova.EventStore;
using VoltKosova.Jobs;
using VoltKosova.Kernel;
using VoltKosova.Testing;
using Xunit;

namespace VoltKosova.Host.Tests;

/// <summary>The whole host on a free port of this machine, over a database of its own, with one more job and an administrator.</summary>
public sealed class StaffHost : WebApplicationFactory<Program>, IAsyncLifetime
{
    public const string Email = "arta@example.org";
    public const string Password = "correct horse battery staple";

    private readonly TestDatabase _database = new();

    public Gate Gate { get; } = new();

    public string Address => ClientOptions.BaseAddress.GetLeftPart(UriPartial.Authority);

    public async ValueTask InitializeAsync()
    {
        await _database.InitializeAsync();
        UseKestrel(0);
        StartServer();
        await MakeAdministrator();
    }

    /// <summary>One more account with the usual password; without a role it is a member's.</summary>
    public async Task MakeAccount(string email, params Role[] roles)
    {
        await using var scope = Services.CreateAsyncScope();
        var accounts = scope.ServiceProvider.GetRequiredService<IAccounts>();
        var invitation = roles is []
            ? await accounts.InviteMember(scope.ServiceProvider.GetRequiredService<IdSource>().NextPerson(), email, Language.En, null, null, default)
            : await accounts.Invite(new NewStaff(email, Language.En, "Besa", "Hoxha", [.. roles.Select(role => new Grant(role, null))], null), default);
        using var client = CreateClient();
        using var accepted = await client.PostAsJsonAsync(
            "/api/v1/access/invitations/acceptance", new { token = invitation.Value.Token, password = Password });
        accepted.EnsureSuccessStatusCode();
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await _database.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseSetting("ConnectionStrings:Volt", _database.ConnectionString);
        builder.UseSetting("Access:PasswordRounds", "1000");
        builder.UseSetting("Logging:LogLevel:Default", "Error");
        builder.ConfigureTestServices(services => services.AddSingleton(Gate).AddJob<CountsSignatures, CountsSignatures.Parameters>());
    }

    private async Task MakeAdministrator()
    {
        using var client = CreateClient();

        // The host makes a code for its console at the same time, and the newer one counts.
        for (var patience = 5; ; patience--)
        {
            var code = await Services.GetRequiredService<SetupCode>().Make(default);
            using var made = await client.PostAsJsonAsync(
                "/api/v1/access/setup", new { code, email = Email, password = Password, given_name = "Arta", family_name = "Krasniqi" });
            if (made.IsSuccessStatusCode || patience == 0)
            {
                made.EnsureSuccessStatusCode();
                return;
            }
        }
    }
}
