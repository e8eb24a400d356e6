using System.Text.Json.Nodes;
using Npgsql;

namespace VoltKosova.Host.Tests.Audit;

/// <summary>Looks into the trail behind the API's back.</summary>
internal static class TrailReader
{
    public static async Task<IReadOnlyList<JsonObject>> Trail(this ApiHost host, Guid account)
    {
        await using var source = NpgsqlDataSource.Create(host.ConnectionString);
        await using var find = source.CreateCommand(
            "SELECT data::text FROM audit.mt_doc_entry WHERE data ->> 'account_id' = $1 ORDER BY number");
        find.Parameters.Add(new NpgsqlParameter { Value = account.ToString() });
        await using var reader = await find.ExecuteReaderAsync();
        var entries = new List<JsonObject>();
        while (await reader.ReadAsync())
            entries.Add(JsonNode.Parse(reader.GetString(0))!.AsObject());
        return entries;
    }

    public static string Of(this JsonObject entry, string property) => entry[property]?.ToString() ?? "";
}
