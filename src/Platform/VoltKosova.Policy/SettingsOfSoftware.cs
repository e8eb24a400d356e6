using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using VoltKosova.EventStore;
using VoltKosova.Policy.Settings;

namespace VoltKosova.Policy;

/// <summary>
/// At the start, before the first request: what has no value yet gets the one that the software brings. What has one stays, so a new
/// version of the software changes no rule of a movement that runs.
/// </summary>
internal sealed class SettingsOfSoftware(IServiceScopeFactory scopes, PolicyBook book, IEnumerable<PolicySetting> declared)
    : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var setting in declared)
        {
            if (PolicyDefault.All.FirstOrDefault(one => one.Key == setting.Key) is not { Value: { } value } || !setting.Fits(value))
                throw new InvalidOperationException($"The software brings no value for the setting {setting.Key}.");
        }

        var known = await book.All(cancellationToken);
        await using var scope = scopes.CreateAsyncScope();
        var store = scope.ServiceProvider.GetRequiredService<Store<PolicyStreams>>();
        foreach (var one in PolicyDefault.All.Where(one => one.Value is not null && !known.ContainsKey(one.Key)))
        {
            await store.Write(
                writing => writing.Decide(PolicyStreams.Settings, PolicyStreams.StreamOf(one.Key), new SettingCommand.Introduce(
                    new SettingEvent.Stated(one.Key, one.Value!, PolicyDefault.Since, null, one.Source, null, null, writing.Now))),
                cancellationToken);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
