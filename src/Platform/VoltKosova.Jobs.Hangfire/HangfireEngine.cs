using Hangfire;
using Hangfire.States;
using Hangfire.Storage;
using Npgsql;
using VoltKosova.Jobs.Running;

namespace VoltKosova.Jobs.Hangfire;

/// <summary>Has Hangfire's queue hold what is to run, and its recurring jobs know when.</summary>
internal sealed class HangfireEngine(JobStorage storage, IBackgroundJobClient client) : IJobEngine
{
    private const string Queued = "job";

    public Task Dispatch(JobAttempt attempt, CancellationToken cancellation)
    {
        using var connection = storage.GetConnection();
        if (IsUnderWay(connection, attempt))
            return Task.CompletedTask;
        var (job, run, number) = attempt;
        var queued = client.Create<RunOfJob>(one => one.Run(job, run, number), new EnqueuedState());
        try
        {
            using var transaction = (JobStorageTransaction)connection.CreateWriteTransaction();
            transaction.SetRangeInHash(KeyOf(attempt), [new(Queued, queued)]);
            transaction.ExpireHash(KeyOf(attempt), storage.JobExpirationTimeout);
            transaction.Commit();
        }
        catch (PostgresException both) when (both.SqlState == PostgresErrorCodes.UniqueViolation)
        {
            // Somebody else queued it in the same moment. Whichever entry comes second will find the run taken.
        }

        return Task.CompletedTask;
    }

    public Task<DateTimeOffset?> NextTick(string jobId, CancellationToken cancellation)
    {
        using var connection = storage.GetReadOnlyConnection();
        var next = connection.GetRecurringJobs([jobId]).Single().NextExecution;
        return Task.FromResult(next is { } utc ? new DateTimeOffset(utc, TimeSpan.Zero) : (DateTimeOffset?)null);
    }

    private static bool IsUnderWay(IStorageConnection connection, JobAttempt attempt) =>
        connection.GetAllEntriesFromHash(KeyOf(attempt)) is { } known && known.TryGetValue(Queued, out var queued)
        && connection.GetStateData(queued)?.Name is { } state && (state == EnqueuedState.StateName || state == ProcessingState.StateName);

    private static string KeyOf(JobAttempt attempt) => $"volt-run:{attempt.Run:N}:{attempt.Number}";
}
