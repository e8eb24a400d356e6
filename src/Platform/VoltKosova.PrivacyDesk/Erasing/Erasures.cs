using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using VoltKosova.EventStore;
using VoltKosova.Kernel;
using VoltKosova.Postgres;

namespace VoltKosova.PrivacyDesk.Erasing;

/// <summary>Follows erasures to their end.</summary>
internal sealed class Erasures(
    Store<PrivacyStreams> store,
    Databases databases,
    ErasureParts parts,
    PrivacySettings settings,
    IServiceProvider services,
    PassedLogs passed,
    TimeProvider clock)
{
    /// <summary>How the person would be erased now.</summary>
    public Erasure Of(Guid person, DateTimeOffset now) => new(person, parts.Names, Seat.DayOf(now), settings.AcknowledgeDays, now);

    /// <summary>The persons whose erasure is in this state.</summary>
    public async Task<IReadOnlyList<Guid>> In(string state, CancellationToken cancellation)
    {
        await using var find = databases.For(PrivacyStreams.Module).CreateCommand(
            "SELECT id FROM mt_doc_erasure WHERE data ->> 'state' = $1 ORDER BY data ->> 'acknowledge_by', id");
        find.Parameters.Add(new NpgsqlParameter<string> { TypedValue = state });
        await using var reader = await find.ExecuteReaderAsync(cancellation);
        var people = new List<Guid>();
        while (await reader.ReadAsync(cancellation))
            people.Add(reader.GetGuid(0));
        return people;
    }

    /// <summary>Erases a person who waited, when no hold is in the way any more.</summary>
    public Task<bool> EraseIfDue(Guid person, CancellationToken cancellation) =>
        Decide(person, writing => new SubjectCommand.EraseIfDue(Of(person, writing.Now)), cancellation);

    /// <summary>Erases a person once more when something of the erasure is missing: a backup has brought them back.</summary>
    public async Task<bool> EraseAgainIfMissing(Guid person, CancellationToken cancellation) =>
        await IsMissing(person, cancellation)
        && await Decide(person, writing => new SubjectCommand.EraseAgain(Of(person, writing.Now)), cancellation);

    /// <summary>Whether something of a person's erasure is missing.</summary>
    public async Task<bool> IsMissing(Guid person, CancellationToken cancellation)
    {
        var subject = (await store.Read(PrivacyStreams.Subjects, person, cancellation)).State;
        return !(subject.IsErased && await HasEveryReceipt(person, subject, cancellation));
    }

    /// <summary>
    /// Looks at every part that has not acknowledged: when it has forgotten the person, and whoever read about them before has passed, what
    /// may have come meanwhile is swept away, and that is the acknowledgement.
    /// </summary>
    /// <returns>How many parts are still missing.</returns>
    public async Task<int> FollowUp(Guid person, CancellationToken cancellation)
    {
        var (waiting, missing) = ((await store.Read(PrivacyStreams.Subjects, person, cancellation)).State.Waiting, 0);
        foreach (var name in waiting.Order(StringComparer.Ordinal))
        {
            if (parts.Find(name) is { } part && await ReceiptOf(part, person, cancellation) is { } receipt
                && (part.Log is not { } log || await passed.Passed(log, cancellation)))
            {
                await part.Sweep(services, person, receipt.ErasedAt, cancellation);
                await Decide(person, _ => new SubjectCommand.Acknowledge(person, name, clock.GetUtcNow()), cancellation);
            }
            else
            {
                missing++;
            }
        }

        return missing;
    }

    // A part that still waits is on its way; one that has acknowledged and lost its receipt was set back.
    private async Task<bool> HasEveryReceipt(Guid person, Subject subject, CancellationToken cancellation)
    {
        foreach (var part in parts.All.Where(part => !subject.Waiting.Contains(part.Name)))
        {
            if (await ReceiptOf(part, person, cancellation) is null)
                return false;
        }

        return true;
    }

    private async Task<Receipt?> ReceiptOf(ErasurePart part, Guid person, CancellationToken cancellation) =>
        await services.GetRequiredKeyedService<IEventStore>(part.Store)
            .ReadRow(SharedTables.ErasureReceipts, Receipt.IdOf(part.Name, person), cancellation) is { } json
            ? StoredJson.Read<Receipt>(json)
            : null;

    private Task<bool> Decide(Guid person, Func<Writing, SubjectCommand> command, CancellationToken cancellation) => store.Write(
        async writing =>
        {
            var subject = await writing.Load(PrivacyStreams.Subjects, person);
            var before = subject.Version;
            await writing.Decide(PrivacyStreams.Subjects, person, command(writing));
            return subject.Version > before;
        },
        cancellation);
}
