using System.Text.Json;
using Npgsql;
using VoltKosova.Postgres;

namespace VoltKosova.Membership.OwnArea;

/// <summary>
/// Everything that the module's rows hold of a person, table by table. What is here and what is not is a list, and a test compares it with
/// the tables that there are.
/// </summary>
internal sealed class OwnData(Databases databases)
{
    private const string Mine = "data ->> 'person_id' = $1";
    // Memberships that go on in the person's own are theirs as well.
    private const string MyMemberships = "data ->> 'person_id' = $1 OR data ->> 'merged_into_person_id' = $1";
    private const string OfMine = $"data ->> 'member_id' IN (SELECT id::text FROM mt_doc_member_card WHERE {MyMemberships})";

    private const string OfMyApplications =
        "data ->> 'application_id' IN (SELECT id::text FROM mt_doc_application WHERE data ->> 'person_id' = $1)";

    /// <summary>Per table which rows are the person's.</summary>
    public static IReadOnlyDictionary<string, string> Sections { get; } = new SortedDictionary<string, string>(StringComparer.Ordinal)
    {
        ["application"] = Mine,
        ["chapter_change"] = OfMine,
        ["chapter_wish"] = OfMine,
        ["charge"] = OfMine,
        ["check"] = OfMine,
        ["confirmed_address"] = OfMyApplications,
        ["dues_reduction"] = OfMine,
        ["entry"] = $"{OfMine} OR {OfMyApplications}",
        ["import_line"] = OfMine,
        ["member_card"] = MyMemberships,
        ["member_trait"] = OfMine,
        ["payment"] =
            $"""
            EXISTS (SELECT FROM jsonb_array_elements(data -> 'allocations') AS part
                    WHERE part ->> 'member_id' IN (SELECT id::text FROM mt_doc_member_card WHERE {MyMemberships}))
            """,
        ["printed_card"] = OfMine,
        ["receipt"] = OfMine,
        ["roll_line"] = OfMine,
        ["transfer"] = OfMine,
        ["withdrawal"] = OfMine,
    };

    /// <summary>Tables that hold nothing of one person beyond what a section holds, each with the reason.</summary>
    public static IReadOnlyDictionary<string, string> Without { get; } = new Dictionary<string, string>
    {
        ["application_figures"] = "counts",
        ["bank_entry"] = "digests of what banks say",
        ["bank_file"] = "counts",
        ["card_of"] = "which printed card holds",
        ["case"] = "what a party is told stands elsewhere; the rest is of others, or of the team",
        ["chapter_headcount"] = "counts",
        ["charged_period"] = "that a charge is there",
        ["distinct_pair"] = "that two entries are two human beings",
        ["dues_plan"] = "what everybody pays",
        ["ledger_entry"] = "what charge and payment say already, by chapter",
        ["ledger_of"] = "which entry belongs to a payment",
        ["open_wish"] = "which wish waits",
        ["payout_month"] = "that a month was paid out",
        ["member_figures"] = "counts",
        ["member_import"] = "counts",
        ["number"] = "that a number is taken",
        ["receipt_number"] = "that a number is taken",
        ["receipt_year"] = "counts",
        ["reference"] = "that a reference is taken",
        ["resent_confirmation"] = "digests of addresses, for ten minutes",
        ["return_code"] = "digests of codes",
        ["roll"] = "counts",
        ["segment"] = "rules that name nobody",
        ["statistic"] = "counts",
        ["waiting_bank_entry"] = "nobody knows yet whose it is",
    };

    /// <summary>Writes the person's rows as JSON: per table a list, each row as it stands.</summary>
    public async Task Write(Utf8JsonWriter json, Guid person, CancellationToken cancellation)
    {
        await using var connection = await databases.For(MembershipStreams.Module).OpenConnectionAsync(cancellation);
        foreach (var (table, which) in Sections)
        {
            json.WriteStartArray(table);
            await using var find = new NpgsqlCommand($"SELECT data::text FROM mt_doc_{table} WHERE {which} ORDER BY id", connection);
            find.Parameters.Add(new NpgsqlParameter<string> { TypedValue = person.ToString() });
            await using var reader = await find.ExecuteReaderAsync(cancellation);
            while (await reader.ReadAsync(cancellation))
                json.WriteRawValue(reader.GetString(0));
            json.WriteEndArray();
        }
    }
}
