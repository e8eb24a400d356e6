using System.Buffers.Binary;
using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace VoltKosova.Accounts;

/// <summary>What a token says: account and session, and a number whose meaning its kind gives.</summary>
internal readonly record struct SessionToken(Guid Account, Guid Session, long Number);

/// <summary>
/// Opaque tokens, encrypted and authenticated by Data Protection, one purpose each, so that none passes for another. They say nothing that
/// could go stale: who may do what stands in the database.
/// </summary>
internal sealed class SessionTokens(IDataProtectionProvider protection)
{
    /// <summary>The number is when it expires, in seconds since 1970.</summary>
    public SessionTokenKind Access { get; } = new(protection.CreateProtector("VoltKosova.Accounts", "access-token"));

    /// <summary>The number is the session's generation.</summary>
    public SessionTokenKind Refresh { get; } = new(protection.CreateProtector("VoltKosova.Accounts", "refresh-token"));

    /// <summary>The cookie of the staff pages; the number is 0, the session's row has the limits.</summary>
    public SessionTokenKind Cookie { get; } = new(protection.CreateProtector("VoltKosova.Accounts", "staff-cookie"));
}

/// <summary>Writes and reads one kind of token.</summary>
internal sealed class SessionTokenKind(IDataProtector protector)
{
    private const int Length = 16 + 16 + 8;
    private const int Most = 4096;
    private static readonly TimeSpan _life = TimeSpan.FromMinutes(1);

    // What was read a moment ago is the same now: a client sends its token with every request. Who the session's is, and whether it lives,
    // is asked each time all the same.
    private volatile Remembered _known = new();

    public string Write(SessionToken token)
    {
        var plain = new byte[Length];
        token.Account.TryWriteBytes(plain);
        token.Session.TryWriteBytes(plain.AsSpan(16));
        BinaryPrimitives.WriteInt64LittleEndian(plain.AsSpan(32), token.Number);
        return Base64Url.EncodeToString(protector.Protect(plain));
    }

    /// <summary>Null for what this system has not written.</summary>
    public SessionToken? Read(string? text)
    {
        if (text is not { Length: > 0 and < 1000 })
            return null;
        if (_known.Tokens.TryGetValue(text, out var known) && !_known.IsOld(_life))
            return known;
        if (Open(text) is not { } token)
            return null;
        if (_known.IsOld(_life) || _known.Tokens.Count >= Most)
            _known = new();
        _known.Tokens[text] = token;
        return token;
    }

    private SessionToken? Open(string text)
    {
        if (!Base64Url.IsValid(text))
            return null;
        try
        {
            var plain = protector.Unprotect(Base64Url.DecodeFromChars(text));
            return plain.Length == Length
                ? new(
                    new Guid(plain.AsSpan(0, 16)),
                    new Guid(plain.AsSpan(16, 16)),
                    BinaryPrimitives.ReadInt64LittleEndian(plain.AsSpan(32)))
                : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private sealed class Remembered
    {
        private readonly long _since = TimeProvider.System.GetTimestamp();

        public ConcurrentDictionary<string, SessionToken> Tokens { get; } = new(StringComparer.Ordinal);

        public bool IsOld(TimeSpan life) => TimeProvider.System.GetElapsedTime(_since) >= life;
    }
}
