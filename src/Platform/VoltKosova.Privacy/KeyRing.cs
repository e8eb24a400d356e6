using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using VoltKosova.EventStore;

namespace VoltKosova.Privacy;

/// <summary>
/// The secrets that live outside PostgreSQL: key-encryption keys, which wrap the keys of persons and may be rotated, and one index secret,
/// which never is. Blind indexes and link tokens come from the index secret, because both outlive a rotation: a rotated index would no
/// longer find a known e-mail address, and links already sent would stop working.
/// </summary>
/// <remarks>
/// Written as lines <c>&lt;name&gt;:&lt;base64 of 32 bytes&gt;</c>; <c>;</c> ends a line too, empty lines and <c>#</c> lines are skipped.
/// The name <c>index</c> is the index secret. Of the other lines the first is the current key-encryption key; older ones only unwrap.
/// </remarks>
internal sealed partial class KeyRing
{
    private const string IndexName = "index";
    private const int KeyBytes = 32;
    private Secrets? _secrets;

    private KeyRing(Secrets? secrets) => _secrets = secrets;

    /// <summary>A ring whose lines have not been read yet.</summary>
    public static KeyRing Empty => new(secrets: null);

    /// <summary>The name of the key-encryption key that new keys are wrapped with.</summary>
    /// <exception cref="KeyUnavailableException">The source of the keys does not answer.</exception>
    public string Current => Held.Current;

    private Secrets Held => Volatile.Read(ref _secrets) ?? throw new KeyUnavailableException();

    /// <summary>Holds what another ring holds from now on; whoever has this one goes on with it.</summary>
    public void Take(KeyRing other) => Volatile.Write(ref _secrets, other.Held);

    /// <summary>Holds nothing any more.</summary>
    public void Lose() => Volatile.Write(ref _secrets, null);

    /// <summary>Reads the lines.</summary>
    /// <exception cref="InvalidOperationException">They are wrong; the message names the setting and quotes no secret.</exception>
    public static KeyRing Parse(string text, string setting)
    {
        var lines = new OrderedDictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var line in text.Split(['\n', ';'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.StartsWith('#'))
                continue;
            var (name, secret) = line.Split(':', 2, StringSplitOptions.TrimEntries) is [var left, var right] ? (left, right) : ("", line);
            if (!Name().IsMatch(name))
                throw Wrong(setting, "has a line that is not <name>:<base64 of 32 bytes>");
            if (!TryDecode(secret, out var bytes))
                throw Wrong(setting, $"does not give 32 bytes in base64 under the name {name}");
            if (!lines.TryAdd(name, bytes))
                throw Wrong(setting, $"has the name {name} twice");
        }

        if (!lines.ContainsKey(IndexName))
            throw Wrong(setting, "lacks the line index:<base64 of 32 bytes>");
        return lines.Keys.FirstOrDefault(name => name != IndexName) is { } current
            ? new KeyRing(new Secrets(current, lines[IndexName], lines))
            : throw Wrong(setting, "lacks a key-encryption key: add a line <name>:<base64 of 32 bytes>");
    }

    /// <summary>The lines of a new ring.</summary>
    public static string NewLines(string kek) =>
        $"""
        {IndexName}:{Convert.ToBase64String(RandomNumberGenerator.GetBytes(KeyBytes))}
        {kek}:{Convert.ToBase64String(RandomNumberGenerator.GetBytes(KeyBytes))}

        """;

    /// <summary>The key of one use of a key-encryption key.</summary>
    /// <exception cref="KeyUnavailableException">The ring holds no key of that name.</exception>
    public byte[] Kek(string name, string use) =>
        name != IndexName && Held is { } held && held.Lines.TryGetValue(name, out var secret)
            ? held.Derived.GetOrAdd((name, use), static (what, from) => Derive(from, what.Use), secret)
            : throw new KeyUnavailableException(name);

    /// <summary>The key of one use of the index secret.</summary>
    public byte[] Index(string use) => Derive(Held.Index, use);

    private static byte[] Derive(byte[] secret, string use) =>
        HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, KeyBytes, info: Encoding.UTF8.GetBytes($"volt-kosova/{use}"));

    private static bool TryDecode(string base64, out byte[] bytes)
    {
        bytes = new byte[KeyBytes];
        return Convert.TryFromBase64String(base64, bytes, out var written) && written == KeyBytes;
    }

    private sealed record Secrets(string Current, byte[] Index, IReadOnlyDictionary<string, byte[]> Lines)
    {
        /// <summary>The keys of uses, which go with the secrets that they come from.</summary>
        public ConcurrentDictionary<(string Name, string Use), byte[]> Derived { get; } = new();
    }

    private static InvalidOperationException Wrong(string setting, string what) => new($"The setting {setting} {what}.");

    [GeneratedRegex("^[A-Za-z0-9._-]{1,64}$", RegexOptions.CultureInvariant)]
    private static partial Regex Name();
}

/// <summary>
/// A key-encryption key is not there: the source of the keys does not answer, or does not hold it. Nothing is guessed and nothing reads as
/// erased: the caller fails until the operator brings the key back.
/// </summary>
public sealed class KeyUnavailableException : CryptographicException, IPersonalDataUnavailable
{
    /// <summary>The source does not hold the key.</summary>
    public KeyUnavailableException(string name)
        : base($"The key-encryption key {name} is not in the key file; without it what it wraps cannot be read.")
    {
    }

    /// <summary>The source does not answer.</summary>
    public KeyUnavailableException()
        : base("The key service does not answer; without it personal data can be neither written nor read.")
    {
    }
}
