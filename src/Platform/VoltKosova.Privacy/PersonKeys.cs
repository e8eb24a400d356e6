using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using VoltKosova.EventStore;

namespace VoltKosova.Privacy;

/// <summary>
/// The keys of persons: 256 random bits each, kept in the module's own schema as <c>{key_id, kek, wrapped, made_at}</c>, wrapped by a
/// key-encryption key that PostgreSQL never sees, or as <c>{destroyed_at}</c> once the person was erased. A wrapped key opens only in its
/// own person's row. A dump without the key file is unreadable, a key file without the rows is worthless.
/// </summary>
public sealed class PersonKeys : IPersonKeys
{
    private const string Use = "person-key";
    private readonly KeyRing _ring;
    private readonly IdSource _ids;

    internal PersonKeys(KeyRing ring, IdSource ids) => (_ring, _ids) = (ring, ids);

    /// <inheritdoc />
    public ValueTask<(IPersonKey Key, string Row)> Make(Guid person, DateTimeOffset now, CancellationToken cancellation)
    {
        var (id, key) = (_ids.Next(), RandomNumberGenerator.GetBytes(32));
        return new((new PersonKey(id, key), Wrap(person, id, key, now)));
    }

    /// <inheritdoc />
    /// <exception cref="KeyUnavailableException">The key-encryption key is not in the key file.</exception>
    /// <exception cref="CryptographicException">The row was changed, or is another person's.</exception>
    public ValueTask<IPersonKey?> Unwrap(Guid person, string row, CancellationToken cancellation) =>
        new(StoredJson.Read<Row>(row) is { DestroyedAt: null } kept ? new PersonKey(IdOf(kept), Open(person, kept)) : null);

    /// <inheritdoc />
    public string Destroyed(DateTimeOffset at) => StoredJson.Write(new Row(null, null, null, null, at));

    /// <summary>The row under the current key-encryption key; null when it is there already. What it sealed stays as it is.</summary>
    /// <exception cref="KeyUnavailableException">The key-encryption key of the row is not in the key file.</exception>
    public string? Rewrap(Guid person, string row)
    {
        var kept = StoredJson.Read<Row>(row);
        return kept.DestroyedAt is not null || kept.Kek == _ring.Current
            ? null
            : Wrap(person, IdOf(kept), Open(person, kept), kept.MadeAt!.Value);
    }

    /// <summary>The name of the key-encryption key that rows are wrapped by from now on.</summary>
    /// <exception cref="KeyUnavailableException">The source of the keys does not answer.</exception>
    public string CurrentKek => _ring.Current;

    private string Wrap(Guid person, Guid id, byte[] key, DateTimeOffset madeAt) => StoredJson.Write(
        new Row(id, _ring.Current, Envelope.Seal(_ring.Kek(_ring.Current, Use), key, Context(person, id)), madeAt, null));

    private byte[] Open(Guid person, Row row) => row is { Kek: { } kek, Wrapped: { } wrapped }
        ? Envelope.Open(_ring.Kek(kek, Use), wrapped, Context(person, IdOf(row)))
        : throw Broken();

    private static Guid IdOf(Row row) => row.KeyId ?? throw Broken();

    private static string Context(Guid person, Guid id) => $"{person:N}/{id:N}";

    // Anything that is neither a key nor the mark of a destroyed one must not read as erased.
    private static JsonException Broken() => new("A row of a person's key holds neither a key nor the mark of a destroyed one.");

    private sealed record Row(Guid? KeyId, string? Kek, string? Wrapped, DateTimeOffset? MadeAt, DateTimeOffset? DestroyedAt);

    private sealed class PersonKey(Guid id, byte[] key) : IPersonKey
    {
        public string Seal(string plain, string context) => Envelope.Seal(key, Encoding.UTF8.GetBytes(plain), $"{context}/{id:N}");

        public string Open(string @sealed, string context) => Encoding.UTF8.GetString(Envelope.Open(key, @sealed, $"{context}/{id:N}"));
    }
}
