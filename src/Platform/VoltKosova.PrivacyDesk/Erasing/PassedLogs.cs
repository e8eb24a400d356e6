using VoltKosova.Messaging;

namespace VoltKosova.PrivacyDesk.Erasing;

/// <summary>
/// Whether everybody who reads a log has come past where it ended when this was made: what they read before, keys of erased people
/// still at hand, has had its effect by then. Waits a little for those who have not.
/// </summary>
internal sealed class PassedLogs(SubscriberBoard board)
{
    private static readonly TimeSpan _pause = TimeSpan.FromMilliseconds(200);
    private const int Looks = 25;
    private readonly Dictionary<string, bool> _known = [];

    public async Task<bool> Passed(string module, CancellationToken cancellation)
    {
        if (!_known.TryGetValue(module, out var passed))
            _known.Add(module, passed = await Look(module, cancellation));
        return passed;
    }

    private async Task<bool> Look(string module, CancellationToken cancellation)
    {
        var readers = await Readers(module, cancellation);
        var end = readers.Select(reader => reader.Position + reader.Behind ?? long.MaxValue).DefaultIfEmpty().Max();
        for (var look = 0; look < Looks; look++)
        {
            // What a reader passes without an effect it may not have written down: how far it is behind says it.
            if ((await Readers(module, cancellation)).All(reader => reader.Behind is 0 || reader.Position >= end))
                return true;
            await Task.Delay(_pause, TimeProvider.System, cancellation);
        }

        return false;
    }

    private async Task<IReadOnlyList<SubscriberShown>> Readers(string module, CancellationToken cancellation) =>
        [.. (await board.Read(cancellation)).Where(reader => reader.Source == module)];
}
