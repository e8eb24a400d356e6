using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using VoltKosova.EventStore;

namespace VoltKosova.Privacy;

/// <summary>Adds the protection of personal data to the host.</summary>
public static class PrivacyExtensions
{
    /// <summary>
    /// <see cref="PersonKeys"/>, <see cref="BlindIndex"/>, <see cref="LinkTokens"/> and <see cref="KeyWrap"/>, from the keys in
    /// <c>Privacy:KeyFile</c>, <c>Privacy:Key</c> or <c>Privacy:KeyUrl</c>. Without a sound key the host does not start.
    /// </summary>
    public static IServiceCollection AddPrivacy(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(provider => ActivatorUtilities.CreateInstance<KeySource>(provider, configuration).Load());
        services.TryAddSingleton(
            provider => new PersonKeys(provider.GetRequiredService<KeyRing>(), provider.GetRequiredService<IdSource>()));
        services.TryAddSingleton<IPersonKeys>(provider => provider.GetRequiredService<PersonKeys>());
        services.TryAddSingleton(provider => new BlindIndex(provider.GetRequiredService<KeyRing>()));
        services.TryAddSingleton(provider => new LinkTokens(provider.GetRequiredService<KeyRing>()));
        services.TryAddSingleton(provider => new KeyWrap(provider.GetRequiredService<KeyRing>()));
        services.TryAddSingleton(provider => ActivatorUtilities.CreateInstance<RemoteKeys>(provider, configuration));
        services.AddHostedService<KeysAtStart>();
        return services;
    }

    // Asking for the ring is the check.
    private sealed class KeysAtStart(IServiceProvider provider) : IHostedService
    {
        private RemoteKeys? _service;

        public Task StartAsync(CancellationToken cancellationToken)
        {
            _service = provider.GetRequiredService<RemoteKeys>();
            return _service.StartAsync(cancellationToken);
        }

        public Task StopAsync(CancellationToken cancellationToken) => _service?.StopAsync(cancellationToken) ?? Task.CompletedTask;
    }
}
