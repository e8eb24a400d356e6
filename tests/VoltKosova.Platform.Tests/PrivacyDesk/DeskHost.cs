using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using VoltKosova.Jobs;
using VoltKosova.Platform.Tests.Privacy;
using VoltKosova.PrivacyDesk;
using VoltKosova.PrivacyDesk.Jobs;
using VoltKosova.Testing;

namespace VoltKosova.Platform.Tests.PrivacyDesk;

/// <summary>The privacy desk over HTTP, with no module that could keep anything.</summary>
public sealed class DeskHost : ModuleHost
{
    public const string Erasures = "/api/v1/privacy/erasures";

    /// <summary>Runs the job that follows erasures, once everybody has heard of them.</summary>
    public async Task FollowUp()
    {
        await WhenQuiet();
        await With<FollowUpErasures, bool>(async job =>
        {
            await job.Run(new NoParameters(), new JobRun(Guid.NewGuid(), 1, Clock, CancellationToken.None), CancellationToken.None);
            return true;
        });
        await WhenQuiet();
    }

    /// <summary>The current key-encryption key, and the one before it.</summary>
    protected override IEnumerable<KeyValuePair<string, string?>> Settings =>
        [new("Privacy:Key", string.Join(';', Keys.Line("index", 'i'), Keys.Line("test", 't'), Keys.Line("old", 'o')))];

    protected override void AddModule(IServiceCollection services, IConfiguration configuration)
    {
    }

    protected override void MapModule(IEndpointRouteBuilder routes) => routes.MapPrivacyDesk();
}
