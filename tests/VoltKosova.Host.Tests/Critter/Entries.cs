using System.Globalization;
using Npgsql;

namespace VoltKosova.Host.Tests.Critter;

/// <summary>Looks into Hangfire's tables behind the dashboard's back.</summary>
internal static class Entries
{
    /// <summary>The entry of a run that Hangfire has in a state, as soon as there is one.</summary>
    public static async Task<string> Of(string database, Guid run, string state)
    {
        await using var source = NpgsqlDataSource.Create(database);
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (true)
        {
            await using var find = source.CreateCommand(
                "SELECT id FROM hangfire.job WHERE arguments::text LIKE '%' || $1 || '%' AND statename = $2 ORDER BY id LIMIT 1");
            find.Parameters.Add(new NpgsqlParameter<string> { TypedValue = run.ToString() });
            find.Parameters.Add(new NpgsqlParameter<string> { TypedValue = state });
            if (await find.ExecuteScalarAsync(patience.Token) is { } id)
                return Convert.ToString(id, CultureInfo.InvariantCulture)!;
        }
    }
}
