using Npgsql;

namespace VoltKosova.Accounts;

/// <summary>Commands with positional parameters.</summary>
internal static class Sql
{
    public static NpgsqlCommand Command(this NpgsqlDataSource database, string sql, params ReadOnlySpan<object?> values)
    {
        var command = database.CreateCommand(sql);
        foreach (var value in values)
            command.Parameters.Add(new NpgsqlParameter { Value = value ?? DBNull.Value });
        return command;
    }

    /// <returns>How many rows it changed.</returns>
    public static async Task<int> Execute(this NpgsqlDataSource database, string sql, object?[] values, CancellationToken cancellation)
    {
        await using var command = database.Command(sql, values);
        return await command.ExecuteNonQueryAsync(cancellation);
    }

    public static T? OrNull<T>(this NpgsqlDataReader reader, int column)
        where T : struct => reader.IsDBNull(column) ? null : reader.GetFieldValue<T>(column);

    public static string? TextOrNull(this NpgsqlDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);
}
