using System.Globalization;
using Npgsql;
using VoltKosova.EventStore;
using VoltKosova.Membership.Domain.Dues;
using VoltKosova.Postgres;

namespace VoltKosova.Membership.Dues;

/// <summary>What stands on each account at the end of a day, summed up from the lines of all entries.</summary>
internal sealed class LedgerBalances(Databases databases)
{
    /// <param name="withLaterPayouts">
    /// Whether payouts after that day count too: what went out already is not owed any more, whenever it did.
    /// </param>
    public async Task<IReadOnlyList<LedgerLine>> At(DateOnly day, bool withLaterPayouts, CancellationToken cancellation)
    {
        await using var sum = databases.For(MembershipStreams.Module).CreateCommand(
            """
            SELECT line ->> 'account', (line ->> 'chapter_id')::uuid, line -> 'amount' ->> 'currency',
                   sum((line -> 'amount' ->> 'amount')::numeric)
            FROM mt_doc_ledger_entry AS entry, jsonb_array_elements(entry.data -> 'lines') AS line
            WHERE entry.data ->> 'on' <= $1 OR ($2 AND entry.data ->> 'kind' = 'payout')
            GROUP BY 1, 2, 3 ORDER BY 1, 2, 3
            """);
        sum.Parameters.Add(new NpgsqlParameter<string> { TypedValue = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) });
        sum.Parameters.Add(new NpgsqlParameter<bool> { TypedValue = withLaterPayouts });
        sum.CommandTimeout = 0;
        await using var reader = await sum.ExecuteReaderAsync(cancellation);
        var balances = new List<LedgerLine>();
        while (await reader.ReadAsync(cancellation))
            balances.Add(new LedgerLine(
                StoredJson.Read<LedgerAccount>($"\"{reader.GetString(0)}\""),
                reader.IsDBNull(1) ? null : reader.GetGuid(1),
                Money.Of(reader.GetDecimal(3), reader.GetString(2))));
        return balances;
    }
}
