using Npgsql;
using VoltKosova.Postgres;

namespace VoltKosova.PrivacyDesk;

/// <summary>Rows of tables that are kept for a while.</summary>
/// <param name="rule">The rule.</param>
/// <param name="databases">Where they are.</param>
/// <param name="table">The table.</param>
/// <param name="ended">The condition in SQL on a row that may go, constant in the code; $1 is the moment before which it has ended.</param>
/// <param name="schemas">Each schema that has the table.</param>
public sealed class RowsKept(RetentionRule rule, Databases databases, string table, string ended, params IReadOnlyList<string> schemas)
    : IRetain
{
    private const int Piece = 1000;

    /// <inheritdoc />
    public string Id => rule.Id;

    /// <inheritdoc />
    public Task<RetentionRule> Rule(CancellationToken cancellation) => Task.FromResult(rule);

    /// <inheritdoc />
    public async Task<long> Count(DateTimeOffset before, CancellationToken cancellation)
    {
        var count = 0L;
        foreach (var schema in schemas)
        {
            await using var command = Command(schema, $"SELECT count(*) FROM {table} WHERE {ended}", before);
            count += (long)(await command.ExecuteScalarAsync(cancellation))!;
        }

        return count;
    }

    /// <inheritdoc />
    public async Task<long> DeletePiece(DateTimeOffset before, CancellationToken cancellation)
    {
        var deleted = 0L;
        foreach (var schema in schemas)
        {
            await using var command = Command(
                schema, $"DELETE FROM {table} WHERE ctid = ANY (ARRAY(SELECT ctid FROM {table} WHERE {ended} LIMIT {Piece}))", before);
            deleted += await command.ExecuteNonQueryAsync(cancellation);
        }

        return deleted;
    }

    private NpgsqlCommand Command(string schema, string sql, DateTimeOffset before)
    {
        var command = databases.For(schema).CreateCommand(sql);
        command.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = before });
        return command;
    }
}
