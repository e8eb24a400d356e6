using VoltKosova.EventStore;

namespace VoltKosova.Messaging;

/// <summary>
/// Parked streams that staff want tried again. The subscriber does it itself, between two pages, so that nobody else acts in its name:
/// every effect commits with the letter's step past it and with the checkpoint, which then stands behind all that was taken up.
/// </summary>
internal sealed partial class Subscriber
{
    private async Task<bool> TakeUpParked(CancellationToken stopping)
    {
        foreach (var (id, _) in await _target.ReadRows(SharedTables.DeadLetterRetries, subscription.Name + "/", stopping))
        {
            var row = await _target.ReadRow(SharedTables.DeadLetters, id, stopping);
            if (!(row is null ? await Settle(id, letter: null, stopping) : await TakeUp(StoredJson.Read<DeadLetter>(row), stopping)))
                return false;
        }

        return true;
    }

    /// <summary>What lies behind the position is delivered here; what comes after it, as always.</summary>
    private async Task<bool> TakeUp(DeadLetter letter, CancellationToken stopping)
    {
        var sealer = new EventSealer(_names, _keys, _source);
        foreach (var stored in await _source.ReadStream(letter.StreamId, stopping))
        {
            if (stored.Version < letter.Version || stored.Position > Status.Position || !IsForUs(stored))
                continue;
            if (!await Renew(stopping))
                return false;
            try
            {
                if (await Open(stored, sealer, stopping) is not { } delivered)
                    continue;
                var past = letter with { Version = stored.Version + 1 };
                if (!await Carry(
                    async cancellation => await Have([delivered], StepTo(_passed), writing => writing.Put(
                        SharedTables.DeadLetters, past.Id, past), cancellation) is not Reacted.TooLate,
                    stopping))
                    return false;
                Stepped(_passed);
                letter = past;
            }
            catch (Exception failure) when (Errand.IsItsOwn(failure))
            {
                var cause = CauseOf(failure);
                Parked(log, subscription.Name, stored.Name, stored.Id, cause);
                return await Settle(letter.Id, FailedAgain(letter, stored, cause), stopping);
            }
        }

        return await Settle(letter.Id, letter: null, stopping);
    }

    private DeadLetter FailedAgain(DeadLetter letter, StoredEvent stored, string cause) => letter with
    {
        EventId = stored.Id,
        EventName = stored.Name,
        Version = stored.Version,
        Cause = cause,
        Attempts = stored.Id == letter.EventId ? letter.Attempts + 1 : 1,
        FailedAt = clock.GetUtcNow(),
    };

    /// <summary>Ends a retry: with the letter as it is now, or without any.</summary>
    private async Task<bool> Settle(string id, DeadLetter? letter, CancellationToken stopping)
    {
        RowWrite rest = letter is null
            ? new RowWrite.Delete(SharedTables.DeadLetters, id)
            : new RowWrite.Put(SharedTables.DeadLetters, id, StoredJson.Write(letter));
        var metadata = new EventMetadata(clock.GetUtcNow(), null, null, null);
        var commit = new Commit([], [rest, new RowWrite.Delete(SharedTables.DeadLetterRetries, id)], metadata, StepTo(_passed));
        if (await _target.Commit(commit, stopping) is not CommitOutcome.Committed)
            return false;
        if (letter is null)
            _parked.Remove(Guid.Parse(id[(subscription.Name.Length + 1)..]));
        return Stepped(_passed);
    }
}
