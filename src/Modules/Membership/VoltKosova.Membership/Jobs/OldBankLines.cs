using Npgsql;
using VoltKosova.Kernel;
using VoltKosova.Membership.Dues;
using VoltKosova.Policy;
using VoltKosova.Postgres;
using VoltKosova.PrivacyDesk;

namespace VoltKosova.Membership.Jobs;

/// <summary>
/// Whom money went to, and what stood with it, is kept in the lines of bank files until the account of that year is closed and checked;
/// the rest of the line stays with the file.
/// </summary>
internal sealed class OldBankLines(Databases databases, PolicyBook policy, TimeProvider clock) : IRetain
{
    private const string Old = "FROM mt_doc_bank_line WHERE data ? 'party' AND (data ->> 'kept_at')::timestamptz < $1";

    public string Id => "bank-lines";

    public async Task<RetentionRule> Rule(CancellationToken cancellation)
    {
        var today = Seat.DayOf(clock.GetUtcNow());
        var rules = await policy.Read(cancellation, DuesPolicy.BankLineDays);
        var (from, source) = rules.OriginOf(DuesPolicy.BankLineDays, today);
        return new RetentionRule(
            Id,
            new LocalText(
                "Emrat dhe tekstet në rreshtat e skedarëve të bankës",
                "Imena i tekstovi u redovima bankovnih datoteka",
                "Names and texts in the lines of bank files"),
            rules.Number(DuesPolicy.BankLineDays, today),
            from,
            source);
    }

    public async Task<long> Count(DateTimeOffset before, CancellationToken cancellation)
    {
        await using var count = Command("SELECT count(*) " + Old, before);
        return (long)(await count.ExecuteScalarAsync(cancellation))!;
    }

    public async Task<long> DeletePiece(DateTimeOffset before, CancellationToken cancellation)
    {
        await using var forget = Command(
            $"UPDATE mt_doc_bank_line SET data = data - 'party' WHERE id IN (SELECT id {Old} ORDER BY id LIMIT 500)", before);
        return await forget.ExecuteNonQueryAsync(cancellation);
    }

    private NpgsqlCommand Command(string sql, DateTimeOffset before)
    {
        var command = databases.For(MembershipStreams.Module).CreateCommand(sql);
        command.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = before });
        return command;
    }
}
