namespace VoltKosova.Messaging;

/// <summary>
/// Subscribers of a host begin one after the other. All at once, each opens a connection to its module's schema, behind which a server has
/// everything to learn: whoever asks the host something in its first seconds would wait for that. Who waits for a database that does not
/// answer holds up the others for a moment only.
/// </summary>
internal sealed class Turns : IDisposable
{
    private static readonly TimeSpan _patience = TimeSpan.FromMilliseconds(500);

    private readonly SemaphoreSlim _one = new(1);
    private long _movedAt = TimeProvider.System.GetTimestamp();

    /// <summary>A turn, or leave to begin without one where those before do not move on.</summary>
    public async Task<IDisposable> Wait(CancellationToken cancellation)
    {
        while (!await _one.WaitAsync(_patience, cancellation))
        {
            if (TimeProvider.System.GetElapsedTime(Interlocked.Read(ref _movedAt)) >= _patience)
                return new Turn(null);
        }

        return new Turn(this);
    }

    public void Dispose() => _one.Dispose();

    private void Next()
    {
        Interlocked.Exchange(ref _movedAt, TimeProvider.System.GetTimestamp());
        _one.Release();
    }

    private sealed class Turn(Turns? turns) : IDisposable
    {
        private Turns? _turns = turns;

        public void Dispose() => Interlocked.Exchange(ref _turns, null)?.Next();
    }
}
