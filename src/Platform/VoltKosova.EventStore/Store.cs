using System.Security.Cryptography;
using VoltKosova.Kernel;

namespace VoltKosova.EventStore;

/// <summary>
/// A module's door to its own store. An act is a function over <see cref="Writing"/>: it may run again when the state has moved meanwhile,
/// so it must have no effect outside the writing.
/// </summary>
public sealed class Store<TStreams>(
    IEventStore store, IPersonKeys keys, IdSource ids, TimeProvider clock, Acting acting, IEnumerable<ICommitParticipant> participants)
    where TStreams : IStreams
{
    private const int Attempts = 16;
    private const int LongestWait = 250;

    // As long as a crowd of that many takes, one after the other.
    private const int Crowd = 20;

    /// <summary>
    /// Runs the act and makes what it gathered true in one transaction; on a conflict the decision is taken again on fresh state.
    /// </summary>
    /// <returns>What the act returned; when it was rejected nothing was written.</returns>
    /// <exception cref="CommitRefusedException">An answer for the same idempotency key exists or is being made.</exception>
    /// <exception cref="ContendedException">The state kept moving.</exception>
    public Task<TResult> Write<TResult>(Func<Writing, Task<TResult>> act, CancellationToken cancellation) =>
        Write(act, checkpoint: null, participants, cancellation);

    /// <summary>
    /// The same with a subscriber's step: the effect and the step commit together. For the delivery of messages. Where there is no effect
    /// nothing is committed, and the step is the subscriber's to make when it likes.
    /// </summary>
    /// <param name="act">Has the effect.</param>
    /// <param name="step">The step.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<Reacted> React(Func<Writing, Task> act, CheckpointMove step, CancellationToken cancellation)
    {
        try
        {
            var had = false;
            await Write(
                async writing =>
                {
                    await act(writing);
                    if (writing.Rejection is { } no)
                        throw new ReactionRejectedException(no.Code);
                    had = writing.HasEffect;
                    writing.Checkpoint = had ? step : null;
                    return true;
                },
                step,
                [],
                cancellation);
            return had ? Reacted.Committed : Reacted.WithoutEffect;
        }
        catch (CommitRefusedException refused) when (refused.Outcome is CommitOutcome.CheckpointMoved)
        {
            return Reacted.TooLate;
        }
    }

    /// <summary>The stream's state for a reader who does not write.</summary>
    public async Task<Loaded<TState, TEvent>> Read<TState, TCommand, TEvent>(
        StreamType<TState, TCommand, TEvent> type, Guid id, CancellationToken cancellation)
        where TEvent : class => await Begin(cancellation).Load(type, id);

    /// <summary>A row for a reader who does not write, or null.</summary>
    public async Task<TRow?> Row<TRow>(RowTable table, Guid id, CancellationToken cancellation)
        where TRow : class =>
        await store.ReadRow(table, id.ToString(), cancellation) is { } json ? StoredJson.Read<TRow>(json) : null;

    /// <summary>An inline row as it was at an instant, folded from what its stream had heard by then; null when there was none.</summary>
    public async Task<TRow?> RowAsOf<TRow, TEvent>(
        Projection<TRow, TEvent> projection, Guid id, DateTimeOffset at, CancellationToken cancellation)
        where TRow : InlineRow
        where TEvent : class
    {
        ArgumentNullException.ThrowIfNull(projection);
        var sealer = new EventSealer(TStreams.Names, keys, store);
        var history = new List<TEvent>();
        foreach (var stored in (await store.ReadStream(id, cancellation)).TakeWhile(stored => stored.Metadata.At <= at))
        {
            // A stream of another kind is not there for whoever asks for this one.
            if (await sealer.Open(stored, cancellation) is not TEvent fact)
                return null;
            history.Add(fact);
        }

        return projection.Fold(history) is { } row ? (TRow)((InlineRow)row with { Version = history.Count }) : null;
    }

    private async Task<TResult> Write<TResult>(
        Func<Writing, Task<TResult>> act, CheckpointMove? checkpoint, IEnumerable<ICommitParticipant> joining,
        CancellationToken cancellation)
    {
        var begun = 0L;
        for (var attempt = 1; attempt <= Attempts; attempt++)
        {
            if (attempt > 2)
                await StepAside(attempt, TimeProvider.System.GetElapsedTime(begun), cancellation);
            begun = TimeProvider.System.GetTimestamp();
            var writing = Begin(cancellation, attempt);
            var result = await act(writing);
            if (!writing.IsRejected)
            {
                foreach (var participant in joining)
                    participant.Join(writing, result);
            }

            var commit = await writing.Finish(acting);
            if (commit.IsEmpty)
                return result;
            switch (await store.Commit(commit, cancellation))
            {
                case CommitOutcome.Committed committed:
                    if (committed.Position > 0)
                        acting.Written = new LogPosition(TStreams.Module, committed.Position);
                    return result;
                case CommitOutcome.RowTaken taken when taken.Table == SharedTables.Answers.TableName:
                    throw new CommitRefusedException(taken);
                case CommitOutcome.KeyBusy busy:
                    throw new CommitRefusedException(busy);
                case CommitOutcome.CheckpointMoved moved:
                    throw new CommitRefusedException(moved);
                case var _ when await HasMoved(checkpoint, cancellation):
                    // Another owner has had this effect, which is what stood in the way.
                    throw new CommitRefusedException(new CommitOutcome.CheckpointMoved());
            }
        }

        throw new ContendedException(TStreams.Module);
    }

    // The first two attempts come at once; after that a crowd at one stream spreads out, or all but one of it would lose again and again.
    // Where an attempt takes long, on a busy machine, so does the crowd.
    private Task StepAside(int attempt, TimeSpan lasted, CancellationToken cancellation)
    {
        var longest = Math.Max(LongestWait, Crowd * (int)lasted.TotalMilliseconds);
        var pause = RandomNumberGenerator.GetInt32(1, Math.Min(4 << attempt, longest));
        return Task.Delay(TimeSpan.FromMilliseconds(pause), clock, cancellation);
    }

    private async Task<bool> HasMoved(CheckpointMove? step, CancellationToken cancellation) =>
        step is not null && (await store.ReadCheckpoint(step.Subscriber, cancellation)).Position != step.From;

    private Writing Begin(CancellationToken cancellation, int attempt = 1) =>
        new(store, new EventSealer(TStreams.Names, keys, store), ids, clock.GetUtcNow(), cancellation) { IsFirstAttempt = attempt == 1 };
}

/// <summary>How a reaction ended.</summary>
public enum Reacted
{
    /// <summary>Effect and step are committed.</summary>
    Committed,

    /// <summary>There was no effect, and nothing was committed.</summary>
    WithoutEffect,

    /// <summary>The checkpoint had moved already: another owner has had the effect.</summary>
    TooLate,
}

/// <summary>The commit cannot be made and trying again would not help.</summary>
public sealed class CommitRefusedException(CommitOutcome outcome) : Exception($"The commit was refused: {outcome.GetType().Name}.")
{
    /// <summary>Why.</summary>
    public CommitOutcome Outcome { get; } = outcome;
}

/// <summary>A reaction asked for something that the business refuses; trying again would not help.</summary>
public sealed class ReactionRejectedException(string code) : Exception($"The reaction was rejected: {code}.")
{
    /// <summary>The code of the rejection.</summary>
    public string Code { get; } = code;
}

/// <summary>Others kept changing the same thing; the caller may try again.</summary>
public sealed class ContendedException(string module) : Exception($"An act in {module} met a newer state at every attempt.");
