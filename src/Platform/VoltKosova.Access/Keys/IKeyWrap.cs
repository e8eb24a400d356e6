namespace VoltKosova.Access;

/// <summary>
/// The boundary to the key that lives outside of PostgreSQL: it wraps the key ring of Data Protection, so that a copy of the database opens
/// no session and no sealed value.
/// </summary>
public interface IKeyWrap
{
    /// <summary>Encrypts and authenticates.</summary>
    byte[] Wrap(byte[] plain);

    /// <summary>The reverse, also for what an older outer key has wrapped.</summary>
    /// <exception cref="System.Security.Cryptography.CryptographicException">It was changed, or the outer key is not there.</exception>
    byte[] Unwrap(byte[] wrapped);
}
