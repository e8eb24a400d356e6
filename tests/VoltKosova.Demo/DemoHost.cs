using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using VoltKosova.Accounts;
using VoltKosova.Messaging;

namespace VoltKosova.Demo;

/// <summary>
/// The whole host on a free port of this machine, with the clock of the story in place of the real one: no setting of a host could do
/// that. Jobs do not tick, because a schedule makes no sense where a day passes in a fraction of a second.
/// </summary>
public sealed class DemoHost(string database, DemoClock clock) : WebApplicationFactory<Program>
{
    private static readonly TimeSpan _patience = TimeSpan.FromMinutes(2);

    /// <summary>Starts it.</summary>
    public DemoHost Start()
    {
        UseKestrel(0);
        StartServer();
        return this;
    }

    /// <summary>The code that the console shows at the first start; null once somebody has an account.</summary>
    public Task<string?> SetupCode() => Services.GetRequiredService<SetupCode>().Make(default);

    /// <summary>Waits until every reaction has had its effect.</summary>
    public async Task WhenQuiet()
    {
        using var patience = new CancellationTokenSource(_patience);
        await Services.GetRequiredService<Delivery>().WhenQuiet(patience.Token);
    }

    /// <inheritdoc />
    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseContentRoot(AppContext.BaseDirectory);
        builder.UseSetting("ConnectionStrings:Volt", database);
        builder.UseSetting("Logging:LogLevel:Default", "Error");
        builder.UseSetting("Access:AccessTokenLife", "900.00:00:00");
        builder.UseSetting("Access:StepUpLife", "900.00:00:00");
        builder.UseSetting("Access:ApiIdleLimit", "900.00:00:00");
        builder.UseSetting("Access:ApiSessionLife", "900.00:00:00");
        builder.UseSetting("Web:RateLimits:account:Permits", "0");
        builder.UseSetting("Web:RateLimits:public:Permits", "0");
        builder.UseSetting("Web:RateLimits:sensitive:Permits", "0");
        builder.UseSetting("Webhooks:AllowHttp", "true");
        builder.UseSetting("Webhooks:AllowedNetworks:0", "127.0.0.0/8");
        builder.ConfigureTestServices(services =>
        {
            services.AddSingleton<TimeProvider>(clock);
            foreach (var job in services.Where(IsOfJobs).ToList())
                services.Remove(job);
        });
    }

    private static bool IsOfJobs(ServiceDescriptor service) =>
        service.ServiceType == typeof(IHostedService)
        && service.ImplementationType?.Namespace?.StartsWith("VoltKosova.Jobs", StringComparison.Ordinal) == true;
}
