using VoltKosova.Postgres;

namespace VoltKosova.Accounts;

/// <summary>The one-time code with which the first administrator makes an account: <c>POST /api/v1/access/setup</c>.</summary>
public sealed class SetupCode
{
    private readonly Databases _databases;
    private readonly TimeProvider _clock;

    internal SetupCode(Databases databases, TimeProvider clock) => (_databases, _clock) = (databases, clock);

    /// <summary>
    /// At the start of the host: a new code (160 bits, in groups) to be printed for whoever runs the host, or null when nobody needs one.
    /// Only its hash is kept, so each start makes another as long as none was used, and the one before stops working.
    /// </summary>
    public async Task<string?> Make(CancellationToken cancellation)
    {
        var code = Secret.ForTyping();
        var made = await _databases.For(AccountsSchema.Name).Execute(
            """
            INSERT INTO setup_code (code_hash, made_at)
            SELECT $1, $2 WHERE NOT EXISTS (SELECT FROM account) OR EXISTS (SELECT FROM setup_code)
            ON CONFLICT (only_one) DO UPDATE SET code_hash = excluded.code_hash, made_at = excluded.made_at
            """,
            [Secret.HashTyped(code), _clock.GetUtcNow()],
            cancellation);
        return made == 1 ? code : null;
    }
}
