using Npgsql;
using NpgsqlTypes;
using VoltKosova.Access;
using VoltKosova.EventStore;
using VoltKosova.Postgres;

namespace VoltKosova.Accounts;

/// <summary>
/// The rows of <c>access.approval</c>. Each step is one statement with its own condition, so that of two who press at the same moment one
/// is too late, and nothing is used twice.
/// </summary>
internal sealed class ApprovalTable(Databases databases, IdSource ids, TimeProvider clock, AccountsOptions limits)
{
    private const int Shown = 200;

    private const string Open = "approved IS NULL AND revoked_at IS NULL AND expires_at > $2";

    private const string Columns =
        """
        SELECT id, act, subject, needed_right, chapters, persons, reason, requested_by, requested_at, expires_at, approved, decided_by,
               decided_at, decision_reason, revoked_by, revoked_at, used_at
        FROM approval
        """;

    private readonly NpgsqlDataSource _database = databases.For(AccountsSchema.Name);

    /// <returns>The approval's id.</returns>
    public async Task<Guid> Ask(MassAct act, Guid by, string reason, CancellationToken cancellation)
    {
        var (id, now) = (ids.Next(), clock.GetUtcNow());
        await using var insert = _database.Command(
            """
            INSERT INTO approval (id, act, subject, needed_right, persons, reason, requested_by, requested_at, expires_at, chapters)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
            """,
            id, act.Kind, act.Subject, act.Right.Name, act.Persons, reason, by, now, now + limits.ApprovalLife);
        insert.Parameters.Add(Chapters(act.Scope));
        await insert.ExecuteNonQueryAsync(cancellation);
        return id;
    }

    /// <summary>False when it is decided, revoked or expired by now, or was asked for by the same account.</summary>
    public async Task<bool> Decide(Guid id, bool approved, Guid by, string reason, CancellationToken cancellation) => 1 == await _database
        .Execute(
            $"""
            UPDATE approval SET approved = $4, decided_by = $3, decided_at = $2, decision_reason = $5
            WHERE id = $1 AND {Open} AND requested_by <> $3
            """,
            [id, clock.GetUtcNow(), by, approved, reason],
            cancellation);

    /// <summary>False when it is refused, revoked, expired or used by now.</summary>
    public async Task<bool> Revoke(Guid id, Guid by, CancellationToken cancellation) => 1 == await _database.Execute(
        """
        UPDATE approval SET revoked_by = $3, revoked_at = $2
        WHERE id = $1 AND approved IS NOT false AND revoked_at IS NULL AND used_at IS NULL AND expires_at > $2
        """,
        [id, clock.GetUtcNow(), by],
        cancellation);

    /// <summary>Uses up the oldest approval of the account that covers the act; false when there is none.</summary>
    public async Task<bool> Use(MassAct act, Guid by, CancellationToken cancellation)
    {
        await using var use = _database.Command(
            """
            UPDATE approval SET used_at = $1
            WHERE used_at IS NULL AND id = (
                SELECT id FROM approval
                WHERE requested_by = $2 AND act = $3 AND subject = $4 AND needed_right = $5 AND persons >= $6
                  AND approved AND revoked_at IS NULL AND used_at IS NULL AND expires_at > $1
                  AND (chapters IS NULL OR chapters @> $7)
                ORDER BY requested_at LIMIT 1 FOR UPDATE SKIP LOCKED)
            """,
            clock.GetUtcNow(), by, act.Kind, act.Subject, act.Right.Name, act.Persons);
        use.Parameters.Add(Chapters(act.Scope));
        return await use.ExecuteNonQueryAsync(cancellation) == 1;
    }

    public async Task<Approval?> Find(Guid id, CancellationToken cancellation)
    {
        await using var find = _database.Command(Columns + " WHERE id = $1", id);
        return (await Read(find, cancellation)).SingleOrDefault();
    }

    /// <summary>The newest first.</summary>
    public async Task<IReadOnlyList<Approval>> List(CancellationToken cancellation)
    {
        await using var list = _database.Command(Columns + $" ORDER BY requested_at DESC, id DESC LIMIT {Shown}");
        return await Read(list, cancellation);
    }

    private async Task<List<Approval>> Read(NpgsqlCommand command, CancellationToken cancellation)
    {
        await using var row = await command.ExecuteReaderAsync(cancellation);
        var (found, now) = (new List<Approval>(), clock.GetUtcNow());
        while (await row.ReadAsync(cancellation))
        {
            var (approved, revoked, used, expires) = (row.OrNull<bool>(10), row.OrNull<DateTimeOffset>(15), row.OrNull<DateTimeOffset>(16),
                row.GetFieldValue<DateTimeOffset>(9));
            var state = (used, revoked, approved) switch
            {
                (not null, _, _) => ApprovalState.Used,
                (_, not null, _) => ApprovalState.Revoked,
                (_, _, false) => ApprovalState.Refused,
                _ when expires <= now => ApprovalState.Expired,
                (_, _, true) => ApprovalState.Approved,
                _ => ApprovalState.Waiting,
            };
            found.Add(new Approval(
                row.GetGuid(0), state, row.GetString(1), row.GetString(2), row.GetString(3),
                row.IsDBNull(4) ? null : row.GetFieldValue<Guid[]>(4), row.GetInt64(5), row.GetString(6), row.GetGuid(7),
                row.GetFieldValue<DateTimeOffset>(8), expires, row.OrNull<Guid>(11), row.OrNull<DateTimeOffset>(12), row.TextOrNull(13),
                row.OrNull<Guid>(14), revoked, used));
        }

        return found;
    }

    // A scope that is the whole movement is inside no list of chapters: NULL contains nothing and is contained in nothing.
    private static NpgsqlParameter Chapters(ChapterScope scope) => new()
    {
        Value = scope.Everywhere ? DBNull.Value : scope.Chapters.Order().ToArray(),
        NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Uuid,
    };
}
