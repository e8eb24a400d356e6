using Microsoft.AspNetCore.Hosting;
using VoltKosova.Host.Tests;
using VoltKosova.Testing;
using Xunit;

[assembly: AssemblyFixture(typeof(ApiHost))]

namespace VoltKosova.Host.Tests;

/// <summary>The host with an administrator, whose requests nobody counts: tests ask for more in a minute than anybody may.</summary>
public sealed class ApiHost : VoltHost
{
    private const string Email = "arta@example.org";
    private const string Password = "correct horse battery staple";

    /// <summary>Somebody with every right there is.</summary>
    public HttpClient Administrator { get; private set; } = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await MakeAdministrator(Email, Password);
        Administrator = await SignedIn(Email, Password);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseSetting("Web:PublicUrl", "https://api.voltkosova.example");
        foreach (var policy in (string[])["account", "public", "sensitive"])
            builder.UseSetting($"Web:RateLimits:{policy}:Permits", "0");
    }
}
