using System.Net.Http.Json;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using VoltKosova.Accounts;
using VoltKosova.Jobs;
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
        using var client = CreateClient();
        using var made = await client.PostAsJsonAsync(
            "/api/v1/access/setup",
            new { code = await NewCode(), email = Email, password = Password, given_name = "Arta", family_name = "Krasniqi" });
        made.EnsureSuccessStatusCode();
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

    private async Task<string> NewCode() => (await Services.GetRequiredService<SetupCode>().Make(default))!;
}
