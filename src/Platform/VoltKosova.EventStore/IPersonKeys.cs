namespace VoltKosova.EventStore;

/// <summary>The boundary to whoever keeps the keys that protect personal fields.</summary>
public interface IPersonKeys
{
    /// <summary>A new key for a person, and the row that keeps it wrapped.</summary>
    ValueTask<(IPersonKey Key, string Row)> Make(Guid person, DateTimeOffset now, CancellationToken cancellation);

    /// <summary>The key from its row; null when it has been destroyed.</summary>
    ValueTask<IPersonKey?> Unwrap(Guid person, string row, CancellationToken cancellation);

    /// <summary>The row that stands for a destroyed key, so that no new one is made by accident.</summary>
    string Destroyed(DateTimeOffset at);
}

/// <summary>The key of one person.</summary>
public interface IPersonKey
{
    /// <summary>Encrypts; <paramref name="context"/> is authenticated and must be the same when opening.</summary>
    string Seal(string plain, string context);

    /// <summary>Decrypts.</summary>
    /// <exception cref="System.Security.Cryptography.CryptographicException">It was changed, or moved from where it was sealed.</exception>
    string Open(string @sealed, string context);
}

/// <summary>Somebody tried to store personal fields about a person whose key has been destroyed.</summary>
public sealed class PersonErasedException() : Exception("The person has been erased; nothing personal can be stored about them.");

/// <summary>
/// Said of an exception: what protects personal data cannot be had at this moment. An outage, not somebody's mistake: nothing was written,
/// nothing reads as erased, and asking again later will do.
/// </summary>
public interface IPersonalDataUnavailable;
