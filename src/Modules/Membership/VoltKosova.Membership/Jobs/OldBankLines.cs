using VoltKosova.EventStore;
using VoltKosova.Kernel;
using VoltKosova.Membership.Dues;
using VoltKosova.Policy;
using VoltKosova.Postgres;

namespace VoltKosova.Membership.Jobs;

/// <summary>
/// Whom money went to, and what stood with it, is kept in the lines of bank files until the account of that year is closed and checked;
/// the rest of the line stays with the file.
/// </summary>
internal sealed class OldBankLines(Store<MembershipStreams> store, Databases databases, PolicyBook policy, TimeProvider clock)
    : KeptForDays(
        "bank-lines",
        new LocalText(
            "Emrat dhe tekstet në rreshtat e skedarëve të bankës",
            "Imena i tekstovi u redovima bankovnih datoteka",
            "Names and texts in the lines of bank files"),
        DuesPolicy.BankLineDays,
        "FROM mt_doc_bank_line WHERE data ? 'party' AND (data ->> 'kept_at')::timestamptz < $1",
        store,
        databases,
        policy,
        clock)
{
    protected override async Task<bool> Forget(Writing writing, string one)
    {
        if (await writing.Row<BankLine>(BankLine.Table, one) is not { } line)
            return false;
        line.ForgetParty(writing);
        return true;
    }
}
