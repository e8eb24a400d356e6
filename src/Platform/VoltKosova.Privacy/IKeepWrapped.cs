namespace VoltKosova.Privacy;

/// <summary>A part that keeps something wrapped by <see cref="KeyWrap"/>.</summary>
public interface IKeepWrapped
{
    /// <summary>
    /// Wraps everything by the current key-encryption key; what is wrapped stays as it is. Asked again it changes nothing.
    /// </summary>
    /// <returns>How much was changed.</returns>
    Task<long> Rewrap(CancellationToken cancellation);
}
