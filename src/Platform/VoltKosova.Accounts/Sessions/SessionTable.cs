using System.Text.Json;
using Npgsql;
using VoltKosova.Access;
using VoltKosova.EventStore;
using VoltKosova.Postgres;

namespace VoltKosova.Accounts;

/// <summary>
/// The rows of <c>access.session</c>: a session lives as long as its row says so. Plain SQL, because every request passes here.
/// </summary>
internal sealed class SessionTable(Databases databases, IdSource ids, TimeProvider clock, AccountsOptions limits)
{
    private static readonly TimeSpan _seenAgainAfter = TimeSpan.FromMinutes(1);
    private readonly NpgsqlDataSource _database = databases.For(AccountsSchema.Name);

    private readonly Gathered<Guid, SignedIn> _living = new(
        sessions => Read(databases.For(AccountsSchema.Name), sessions, clock.GetUtcNow(), limits.StepUpLife));

    /// <returns>The session's id.</returns>
    public async Task<Guid> Start(Guid account, TimeSpan idleLimit, TimeSpan life, Device device, CancellationToken cancellation)
    {
        var (id, now) = (ids.Next(), clock.GetUtcNow());
        await _database.Execute(
            """
            INSERT INTO session (id, account_id, created_at, last_seen_at, idle_limit, expires_at, user_agent, network)
            VALUES ($1, $2, $3, $3, $4, $5, $6, $7)
            """,
            [id, account, now, idleLimit, now + life, device.UserAgent, device.Network],
            cancellation);
        return id;
    }

    /// <summary>
    /// Who is behind a living session, with all grants: one query, shared with other requests that ask at the same moment. Null when it has
    /// ended in any way or the account is disabled.
    /// </summary>
    public async Task<SignedIn?> Find(Guid account, Guid session, CancellationToken cancellation)
    {
        if (await _living.Find(session, cancellation) is not { } who || who.AccountId != account)
            return null;
        var now = clock.GetUtcNow();
        if (now - who.LastSeenAt >= _seenAgainAfter)
        {
            await _database.Execute(
                "UPDATE session SET last_seen_at = $2 WHERE id = $1 AND last_seen_at < $2", [session, now], cancellation);
        }

        return who;
    }

    /// <summary>
    /// The next generation of a session, or null when that is not possible. A generation that has been used before ends the session: either
    /// the one who asks or the one who asked first has stolen the token, and nobody can say which.
    /// </summary>
    public async Task<long?> Refresh(SessionToken token, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        await using var next = _database.Command(
            """
            UPDATE session SET generation = generation + 1, last_seen_at = greatest(last_seen_at, $4)
            FROM account
            WHERE session.id = $1 AND session.account_id = $2 AND generation = $3
              AND account.id = session.account_id AND account.disabled_at IS NULL
              AND ended_at IS NULL AND expires_at > $4 AND last_seen_at + idle_limit > $4
            RETURNING generation
            """,
            token.Session, token.Account, token.Number, now);
        if (await next.ExecuteScalarAsync(cancellation) is long generation)
            return generation;
        await _database.Execute(
            "UPDATE session SET ended_at = $3 WHERE id = $1 AND generation > $2 AND ended_at IS NULL",
            [token.Session, token.Number, now],
            cancellation);
        return null;
    }

    /// <summary>The address that the session's account signs in with.</summary>
    public async Task<string?> EmailOf(Guid session, CancellationToken cancellation)
    {
        await using var find = _database.Command(
            "SELECT email FROM account JOIN session ON session.account_id = account.id WHERE session.id = $1", session);
        return await find.ExecuteScalarAsync(cancellation) as string;
    }

    /// <summary>The person behind the session has shown a factor just now, or at the given moment.</summary>
    /// <returns>The proof as it counts from now on.</returns>
    public async Task<Proof> Prove(Guid session, DateTimeOffset? at, CancellationToken cancellation)
    {
        var proof = new Proof(at ?? clock.GetUtcNow(), limits.StepUpLife);
        await _database.Execute("UPDATE session SET proved_at = $2 WHERE id = $1", [session, proof.At], cancellation);
        return proof;
    }

    public Task End(Guid session, CancellationToken cancellation) => _database.Execute(
        "UPDATE session SET ended_at = $2 WHERE id = $1 AND ended_at IS NULL", [session, clock.GetUtcNow()], cancellation);

    private static async Task<IReadOnlyDictionary<Guid, SignedIn>> Read(
        NpgsqlDataSource database, IReadOnlyCollection<Guid> sessions, DateTimeOffset now, TimeSpan proofLife)
    {
        // The ids come as JSON, each looked up by itself: of an array PostgreSQL knows the length, and plans anew at every request.
        await using var command = database.Command(
            """
            SELECT found.*
            FROM jsonb_array_elements_text($1::jsonb) AS asked (id)
            CROSS JOIN LATERAL (
                SELECT session.id AS session, account.id, account.person_id, account.language, session.last_seen_at, role_grant.role,
                       role_grant.chapter_id,
                       coalesce(session.proved_at, session.created_at)
                FROM session
                JOIN account ON account.id = session.account_id
                LEFT JOIN role_grant ON role_grant.account_id = account.id
                WHERE session.id = asked.id::uuid AND account.disabled_at IS NULL
                  AND session.ended_at IS NULL AND session.expires_at > $2 AND session.last_seen_at + session.idle_limit > $2
                OFFSET 0) AS found
            """,
            JsonSerializer.Serialize(sessions), now);
        await using var reader = await command.ExecuteReaderAsync();
        var found = new Dictionary<Guid, SignedIn>();
        var grants = new Dictionary<Guid, List<Grant>>();
        while (await reader.ReadAsync())
        {
            var session = reader.GetGuid(0);
            if (!grants.TryGetValue(session, out var given))
            {
                grants.Add(session, given = []);
                found.Add(session, new SignedIn(
                    reader.GetGuid(1),
                    reader.OrNull<Guid>(2),
                    session,
                    LanguageNames.Parse(reader.GetString(3)),
                    reader.GetFieldValue<DateTimeOffset>(4),
                    given)
                {
                    Proof = new Proof(reader.GetFieldValue<DateTimeOffset>(7), proofLife),
                });
            }

            if (reader.TextOrNull(5) is { } role && RoleNames.Parse(role) is { } known)
                given.Add(new Grant(known, reader.OrNull<Guid>(6)));
        }

        return found;
    }
}
