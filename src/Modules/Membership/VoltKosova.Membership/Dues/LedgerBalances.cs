using System.Globalization;
using Npgsql;
using VoltKosova.EventStore;
using VoltKosova.Membership.Domain;
using VoltKosova.Membership.Domain.Dues;
using VoltKosova.Postgres;

namespace VoltKosova.Membership.Dues;

/// <summary>What stands on each account of each legal entity at the end of a day, summed up from the lines of all entries.</summary>
internal sealed class LedgerBalances(Databases databases)
{
    /// <param name="withLaterPayouts">
    /// Whether payouts after that day count too: what went out already is not owed any more, whenever it did.
    /// </param>
    public async Task<IReadOnlyList<LedgerBalance>> At(DateOnly day, bool withLaterPayouts, CancellationToken cancellation)
    {
        await using var sum = databases.For(MembershipStreams.Module).CreateCommand(
            """
            SELECT coalesce(entry.data ->> 'legal_entity', 'ngo'), line ->> 'account', (line ->> 'chapter_id')::uuid,
                   line -> 'amount' ->> 'currency', sum((line -> 'amount' ->> 'amount')::numeric)
            FROM mt_doc_ledger_entry AS entry, jsonb_array_elements(entry.data -> 'lines') AS line
            WHERE entry.data ->> 'on' <= $1 OR ($2 AND entry.data ->> 'kind' = 'payout')
            GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4
            """);
        sum.Parameters.Add(new NpgsqlParameter<string> { TypedValue = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) });
        sum.Parameters.Add(new NpgsqlParameter<bool> { TypedValue = withLaterPayouts });
        sum.CommandTimeout = 0;
        await using var reader = await sum.ExecuteReaderAsync(cancellation);
        var balances = new List<LedgerBalance>();
        while (await reader.ReadAsync(cancellation))
            balances.Add(new LedgerBalance(
                StoredJson.Read<LegalEntity>($"\"{reader.GetString(0)}\""),
                StoredJson.Read<LedgerAccount>($"\"{reader.GetString(1)}\""),
                reader.IsDBNull(2) ? null : reader.GetGuid(2),
                Money.Of(reader.GetDecimal(4), reader.GetString(3))));
        return balances;
    }
}

/// <summary>What stands on an account of a legal entity.</summary>
/// <param name="LegalEntity">In whose books.</param>
/// <param name="ChapterId">Whose share it is; null for what is nobody's.</param>
/// <param name="Amount">Above 0 in debit, below 0 in credit.</param>
internal sealed record LedgerBalance(LegalEntity LegalEntity, LedgerAccount Account, Guid? ChapterId, Money Amount);
