using System.Globalization;
using Npgsql;
using VoltKosova.Testing;

namespace VoltKosova.Host.Tests;

/// <summary>
/// A movement of three chapters as figures see it: the rows that two years of facts would have left, written at once. That facts become
/// such rows, other tests say.
/// </summary>
public sealed class Movement
{
    public const int Months = 24;

    public Guid Root { get; private set; }

    public Guid Prishtina { get; private set; }

    public Guid Gjakova { get; private set; }

    /// <summary>How many members there are now.</summary>
    public static long Members => Enumerable.Range(0, Months).Sum(month => Joined(month, 2) + Joined(month, 1) - 2);

    public async Task Grow(VoltHost host)
    {
        var administrator = await host.SignedIn(StaffHost.Email, StaffHost.Password);
        Root = await Found(administrator, null, "movement", "Volt Kosova");
        Prishtina = await Found(administrator, Root, "local", "Volt Prishtinë");
        Gjakova = await Found(administrator, Root, "local", "Volt Gjakovë");
        await using var connection = new NpgsqlConnection(host.ConnectionString + ";Pooling=false");
        await connection.OpenAsync();
        var now = host.Clock.GetUtcNow();
        foreach (var (chapter, size) in new[] { (Prishtina, 2), (Gjakova, 1) })
        {
            for (var month = 0; month < Months; month++)
            {
                var name = now.AddMonths(month + 1 - Months).ToString("yyyy-MM", CultureInfo.InvariantCulture);
                var joined = Joined(month, size);
                var members = $$"""{"joined":{{joined}},"left":1,"members":{{joined - 1}}}""";
                await Put(connection, "membership.mt_doc_member_figures", chapter, name, members);
                await Put(connection, "membership.mt_doc_application_figures", chapter, name, $$"""{"applications":{{joined + 3}}}""");
                await Put(connection, "volunteering.mt_doc_hours_figures", chapter, name, $$"""{"hours":{{(joined * 210) + 30}}}""");
                await Put(connection, "campaigns.mt_doc_signature_figures", chapter, name, $$"""{"signatures":{{joined * 40}}}""");
            }
        }
    }

    private static long Joined(int month, int size) => size * (3 + (month * month % 7) + (month / 3));

    private static async Task<Guid> Found(HttpClient client, Guid? parent, string level, string name) => (await client.Post(
        "/api/v1/chapters/chapters", new { parent_id = parent, level, name, names = new { sq = name, sr = name, en = name } }))
        .Id("chapter_id");

    private static async Task Put(NpgsqlConnection connection, string table, Guid chapter, string month, string values)
    {
        await using var put = new NpgsqlCommand(
            $$"""
            INSERT INTO {{table}} (id, data)
            VALUES ($1 || ':' || $2, jsonb_build_object('chapter_id', $1::text, 'month', $2::text, 'values', $3::jsonb))
            """,
            connection);
        foreach (var value in (string[])[chapter.ToString(), month, values])
            put.Parameters.Add(new NpgsqlParameter<string> { TypedValue = value });
        await put.ExecuteNonQueryAsync();
    }
}
