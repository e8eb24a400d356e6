using Npgsql;
using VoltKosova.Postgres;
using VoltKosova.Privacy;

namespace VoltKosova.Accounts;

/// <summary>Forgets accounts with their persons.</summary>
public interface IAccountsOfErased
{
    /// <summary>The address of the person's account, and the one it is to get; none when there is no account.</summary>
    Task<IReadOnlyList<EmailAddress>> AddressesOf(Guid person, CancellationToken cancellation);

    /// <summary>
    /// Deletes the account with everything that belongs to it (sessions, roles, passkeys, codes, links, notices), and lets the person
    /// have none again. Asked again it changes nothing.
    /// </summary>
    Task Forget(Guid person, DateTimeOffset erasedAt, CancellationToken cancellation);
}

internal sealed class AccountsOfErased(Databases databases) : IAccountsOfErased
{
    /// <summary>Whoever makes an account for a person and whoever forgets it wait for each other; the person's id is $1.</summary>
    private const string OneAtATime = "SELECT pg_advisory_xact_lock(hashtextextended('person/' || $1::text, 0))";

    private readonly NpgsqlDataSource _database = databases.For(AccountsSchema.Name);

    public async Task<IReadOnlyList<EmailAddress>> AddressesOf(Guid person, CancellationToken cancellation)
    {
        await using var find = _database.Command(
            """
            SELECT email FROM account WHERE person_id = $1
            UNION SELECT new_email FROM email_change JOIN account ON account.id = account_id WHERE person_id = $1
            """,
            person);
        await using var reader = await find.ExecuteReaderAsync(cancellation);
        var addresses = new List<EmailAddress>();
        while (await reader.ReadAsync(cancellation))
            addresses.Add(EmailAddress.Parse(reader.GetString(0)));
        return addresses;
    }

    public async Task Forget(Guid person, DateTimeOffset erasedAt, CancellationToken cancellation)
    {
        await using var batch = _database.CreateBatch();
        batch.BatchCommands.Add(Part(OneAtATime, person));
        batch.BatchCommands.Add(Part(
            "INSERT INTO erased_person (person_id, erased_at) VALUES ($1, $2) ON CONFLICT DO NOTHING", person, erasedAt));
        // What others have asked for with the person's address.
        batch.BatchCommands.Add(Part(
            "DELETE FROM account_notice USING account WHERE account.person_id = $1 AND account_notice.email = account.email", person));
        batch.BatchCommands.Add(Part(
            "DELETE FROM email_change USING account WHERE account.person_id = $1 AND email_change.new_email = account.email", person));
        batch.BatchCommands.Add(Part("DELETE FROM account WHERE person_id = $1", person));
        await batch.ExecuteNonQueryAsync(cancellation);
    }

    private static NpgsqlBatchCommand Part(string sql, params ReadOnlySpan<object> values)
    {
        var part = new NpgsqlBatchCommand(sql);
        foreach (var value in values)
            part.Parameters.Add(new NpgsqlParameter { Value = value });
        return part;
    }
}
