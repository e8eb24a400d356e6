using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using VoltKosova.Postgres;
using VoltKosova.Privacy;

namespace VoltKosova.Accounts;

/// <summary>
/// Tells the modules which accounts have got another address, each change by one host, at least once, until they have taken it in.
/// </summary>
internal sealed class AddressTeller(Databases databases, IServiceScopeFactory scopes, ILogger<AddressTeller> log)
{
    private readonly NpgsqlDataSource _database = databases.For(AccountsSchema.Name);

    /// <summary>Every change that is to be told now.</summary>
    public async Task Tell(CancellationToken cancellation)
    {
        for (long? last = 0; last is { } after;)
            last = await TellNext(after, cancellation);
    }

    /// <returns>The change that was tried; null when there is none after it.</returns>
    private async Task<long?> TellNext(long after, CancellationToken cancellation)
    {
        await using var connection = await _database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        if (await Next(connection, after, cancellation) is not var (id, change))
            return null;
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            foreach (var module in scope.ServiceProvider.GetServices<IFollowAddresses>())
                await module.Follow(change, cancellation);
        }
        catch (Exception failure) when (!cancellation.IsCancellationRequested)
        {
            log.LogError(failure, "The address of account {Account} cannot be told now", change.AccountId);
            return id;
        }

        await using var told = new NpgsqlCommand("DELETE FROM address_change WHERE id = $1", connection, transaction)
        {
            Parameters = { new NpgsqlParameter<long> { TypedValue = id } },
        };
        await told.ExecuteNonQueryAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return id;
    }

    // Not before an earlier one of the same account: the second follows what the first has made.
    private static async Task<(long Id, AddressChange Change)?> Next(
        NpgsqlConnection connection, long after, CancellationToken cancellation)
    {
        await using var next = new NpgsqlCommand(
            """
            SELECT id, account_id, person_id, old_email, new_email, at FROM address_change AS change
            WHERE id > $1 AND NOT EXISTS (
                SELECT FROM address_change AS earlier WHERE earlier.account_id = change.account_id AND earlier.id < change.id)
            ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED
            """,
            connection)
        {
            Parameters = { new NpgsqlParameter<long> { TypedValue = after } },
        };
        await using var reader = await next.ExecuteReaderAsync(cancellation);
        return await reader.ReadAsync(cancellation)
            ? (
                reader.GetInt64(0),
                new AddressChange(
                    reader.GetGuid(1),
                    reader.GetGuid(2),
                    EmailAddress.Parse(reader.GetString(3)),
                    EmailAddress.Parse(reader.GetString(4)),
                    reader.GetFieldValue<DateTimeOffset>(5)))
            : null;
    }
}
