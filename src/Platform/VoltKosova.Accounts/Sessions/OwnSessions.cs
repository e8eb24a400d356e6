using Npgsql;
using VoltKosova.Postgres;

namespace VoltKosova.Accounts;

/// <summary>A living session as its holder sees it.</summary>
/// <param name="Device">What the browser or program calls itself; null when it said nothing.</param>
/// <param name="Network">From where it was begun, as coarse as the audit trail has it.</param>
/// <param name="LastSeenAt">To the minute.</param>
/// <param name="IsCurrent">Whether it is the one that asks.</param>
public sealed record SessionShown(
    Guid Id, string? Device, string? Network, DateTimeOffset CreatedAt, DateTimeOffset LastSeenAt, DateTimeOffset ExpiresAt,
        bool IsCurrent);

/// <summary>The living sessions of one account, to see and to end.</summary>
internal sealed class OwnSessions(Databases databases, TimeProvider clock)
{
    private readonly NpgsqlDataSource _database = databases.For(AccountsSchema.Name);

    /// <summary>The one that was used last comes first.</summary>
    public async Task<IReadOnlyList<SessionShown>> Of(Guid account, Guid? current, CancellationToken cancellation)
    {
        await using var read = _database.Command(
            """
            SELECT id, user_agent, network, created_at, last_seen_at, least(expires_at, last_seen_at + idle_limit),
                   id IS NOT DISTINCT FROM $3
            FROM session
            WHERE account_id = $1 AND ended_at IS NULL AND expires_at > $2 AND last_seen_at + idle_limit > $2
            ORDER BY last_seen_at DESC, id
            """,
            account, clock.GetUtcNow(), current ?? Guid.Empty);
        await using var reader = await read.ExecuteReaderAsync(cancellation);
        var shown = new List<SessionShown>();
        while (await reader.ReadAsync(cancellation))
        {
            shown.Add(new SessionShown(
                reader.GetGuid(0),
                reader.TextOrNull(1),
                reader.TextOrNull(2),
                reader.GetFieldValue<DateTimeOffset>(3),
                reader.GetFieldValue<DateTimeOffset>(4),
                reader.GetFieldValue<DateTimeOffset>(5),
                reader.GetBoolean(6)));
        }

        return shown;
    }

    /// <summary>Ends one; false when the account has no such session. One that has ended stays so.</summary>
    public async Task<bool> End(Guid account, Guid session, CancellationToken cancellation) => 1 == await _database.Execute(
        "UPDATE session SET ended_at = coalesce(ended_at, $3) WHERE account_id = $1 AND id = $2",
        [account, session, clock.GetUtcNow()],
        cancellation);

    /// <summary>Ends all, but for the one that asks.</summary>
    public Task EndAll(Guid account, Guid? but, CancellationToken cancellation) => _database.Execute(
        "UPDATE session SET ended_at = $3 WHERE account_id = $1 AND id <> $2 AND ended_at IS NULL",
        [account, but ?? Guid.Empty, clock.GetUtcNow()],
        cancellation);
}
