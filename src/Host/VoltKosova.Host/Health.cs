using Microsoft.Extensions.Diagnostics.HealthChecks;
using VoltKosova.EventStore;
using VoltKosova.Messaging;
using VoltKosova.Postgres;

namespace VoltKosova.Host;

/// <summary>
/// <c>/health/live</c>: the process answers. <c>/health/ready</c>: the database answers and every subscriber acts here or on another host;
/// degraded, which still takes requests, when one is held up or does not catch up, or a new shared view is not full yet.
/// </summary>
internal static class Health
{
    public static void AddHealth(this IServiceCollection services) => services.AddHealthChecks()
        .AddCheck<DatabaseAnswers>("database", tags: ["ready"])
        .AddCheck<SubscribersAct>("subscribers", tags: ["ready"])
        .AddCheck<ViewsAreFull>("views", tags: ["ready"]);

    public static void MapHealth(this WebApplication app)
    {
        app.MapHealthChecks("/health/live", new() { Predicate = _ => false }).AllowAnonymous();
        app.MapHealthChecks("/health/ready", new() { Predicate = check => check.Tags.Contains("ready") }).AllowAnonymous();
    }

    private sealed class DatabaseAnswers(Databases databases, IEnumerable<StoreDefinition> stores) : IHealthCheck
    {
        public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
        {
            try
            {
                foreach (var store in stores)
                {
                    await using var look = databases.For(store.Module).CreateCommand("SELECT 1");
                    await look.ExecuteScalarAsync(cancellationToken);
                }

                return HealthCheckResult.Healthy();
            }
            catch (Npgsql.NpgsqlException failure)
            {
                return HealthCheckResult.Unhealthy($"PostgreSQL does not answer: {failure.GetType().Name}.");
            }
        }
    }

    private sealed class ViewsAreFull(SubscriberBoard board) : IHealthCheck
    {
        public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
            Task.FromResult(board.Unfilled is { Count: > 0 } unfilled
                ? HealthCheckResult.Degraded($"being filled: {string.Join(", ", unfilled)}")
                : HealthCheckResult.Healthy());
    }

    internal sealed class SubscribersAct(Delivery delivery) : IHealthCheck
    {
        private static readonly TimeSpan _patience = TimeSpan.FromMinutes(1);

        public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
            Task.FromResult(Judge(delivery.Statuses));

        internal static HealthCheckResult Judge(IReadOnlyList<SubscriberStatus> subscribers)
        {
            var late = subscribers.Where(status => status.State is SubscriberState.HeldUp || IsLate(status)).ToList();
            var stuck = subscribers.Where(status => status.State is SubscriberState.Waiting or SubscriberState.Stopped).ToList();
            return (stuck, late) switch
            {
                ([], []) => HealthCheckResult.Healthy(),
                ([], _) => HealthCheckResult.Degraded(Names(late)),
                _ => HealthCheckResult.Unhealthy(Names(stuck)),
            };
        }

        private static string Names(IEnumerable<SubscriberStatus> statuses) =>
            string.Join(", ", statuses.Select(status => $"{status.Name}: {status.Error ?? "behind"}"));

        // What another host does, this one does not know.
        private static bool IsLate(SubscriberStatus status) =>
            status is { State: SubscriberState.Active, BehindSince: { } since } && TimeProvider.System.GetUtcNow() - since > _patience;
    }
}
