using Npgsql;
using VoltKosova.Postgres;

namespace VoltKosova.Accounts;

/// <summary>
/// Ten codes for the day the phone is gone: each stands once for a code of the authenticator, never for the password. 120 random bits,
/// so that a plain hash is enough to keep (ASVS 6.5.2 wants 112), and the time of a look-up says nothing.
/// </summary>
internal sealed class RecoveryCodes(Databases databases, Notices notices)
{
    public const int Count = 10;
    private const int Letters = 24;
    private readonly NpgsqlDataSource _database = databases.For(AccountsSchema.Name);

    /// <summary>Whether somebody has typed one where a code of six digits may stand as well.</summary>
    public static bool IsOne(string code) => code.Count(char.IsAsciiLetterOrDigit) == Letters;

    /// <summary>Ten new ones; those before are worth nothing from now on.</summary>
    public async Task<IReadOnlyList<string>> Draw(Guid account, CancellationToken cancellation)
    {
        string[] codes = [.. Enumerable.Range(0, Count).Select(_ => Secret.ForTyping(Letters * 5 / 8))];
        await using var batch = _database.CreateBatch();
        // Who draws at the same time waits, so that ten are left and not twenty.
        batch.BatchCommands.Add(new("SELECT FROM account WHERE id = $1 FOR UPDATE")
        {
            Parameters = { new NpgsqlParameter<Guid> { TypedValue = account } },
        });
        batch.BatchCommands.Add(new("DELETE FROM recovery_code WHERE account_id = $1")
        {
            Parameters = { new NpgsqlParameter<Guid> { TypedValue = account } },
        });
        batch.BatchCommands.Add(new("INSERT INTO recovery_code (account_id, code_hash) SELECT $1, unnest($2)")
        {
            Parameters =
            {
                new NpgsqlParameter<Guid> { TypedValue = account },
                new NpgsqlParameter<byte[][]> { TypedValue = [.. codes.Select(Secret.HashTyped)] },
            },
        });
        await batch.ExecuteNonQueryAsync(cancellation);
        await notices.Write(NoticeKind.RecoveryCodesDrawn, account, cancellation);
        return codes;
    }

    public async Task<int> Left(Guid account, CancellationToken cancellation)
    {
        await using var count = _database.Command("SELECT count(*)::int FROM recovery_code WHERE account_id = $1", account);
        return (int)(await count.ExecuteScalarAsync(cancellation))!;
    }

    public Task Forget(Guid account, CancellationToken cancellation) =>
        _database.Execute("DELETE FROM recovery_code WHERE account_id = $1", [account], cancellation);
}
