using System.Data.Common;
using VoltKosova.EventStore;

namespace VoltKosova.Messaging;

/// <summary>
/// Brings events to their reaction, and again when that fails: the part of delivery that a message bus can do. What must commit together,
/// the effect with the place, or the dead letter with the place, stays with the subscriber and its store.
/// </summary>
internal interface ICourier
{
    /// <summary>Runs an errand until it has ended; the failure when it gives up.</summary>
    Task Run(Errand errand, CancellationToken stopping);
}

/// <summary>Events on their way to a reaction, one after the other: nobody runs two errands of a subscriber at once.</summary>
/// <param name="attempts">How often it may be tried.</param>
/// <param name="act">Has the effects; false when the place had moved.</param>
/// <param name="failed">Is told of every failure of its own.</param>
internal sealed class Errand(int attempts, Func<CancellationToken, Task<bool>> act, Action<int, Exception>? failed = null)
{
    /// <summary>How often it has been tried.</summary>
    public int Attempt { get; private set; }

    /// <summary>False when the place had moved: another owner has had the effects.</summary>
    public bool Done { get; private set; }

    /// <summary>Tries once.</summary>
    /// <exception cref="TryAgainException">It failed, and may be tried again after a pause.</exception>
    public async Task Try(CancellationToken stopping)
    {
        Attempt++;
        try
        {
            Done = await act(stopping);
        }
        catch (Exception failure) when (failure is not ReactionRejectedException && IsItsOwn(failure))
        {
            failed?.Invoke(Attempt, failure);
            if (Attempt < attempts)
                throw new TryAgainException(failure);
            throw;
        }
    }

    /// <summary>True when the event is to blame, not the database, the source of the keys or the end of the host.</summary>
    public static bool IsItsOwn(Exception failure) =>
        failure is not OperationCanceledException and not DbException { IsTransient: true } and not IPersonalDataUnavailable;
}

/// <summary>An errand that failed and may be tried again.</summary>
internal sealed class TryAgainException(Exception failure) : Exception("The errand may be tried again.", failure);

/// <summary>Carries by itself, with nothing between.</summary>
internal sealed class DirectCourier(DeliveryPace pace) : ICourier
{
    public async Task Run(Errand errand, CancellationToken stopping)
    {
        while (true)
        {
            try
            {
                await errand.Try(stopping);
                return;
            }
            catch (TryAgainException)
            {
                await Task.Delay(pace.PauseAfter(errand.Attempt), TimeProvider.System, stopping);
            }
        }
    }
}
