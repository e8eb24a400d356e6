using System.Globalization;
using VoltKosova.EventStore;
using VoltKosova.Kernel;
using VoltKosova.Membership.Domain;
using VoltKosova.Membership.Domain.Dues;

namespace VoltKosova.Membership.Dues;

/// <summary>
/// Issues receipts, numbered one after the other for each legal entity and year. The number is a claim in the commit that issues the
/// receipt: two at once get two numbers, and what is not committed takes none, so that there is no gap. The charge notes the receipt in
/// that commit, so that none outlives what it is about.
/// </summary>
internal static class ReceiptBook
{
    /// <summary>A receipt for every payment that has brought something to a charge; those that were issued before as they are.</summary>
    public static async Task<IReadOnlyList<Guid>> Issue(Writing writing, Charge charge, Guid by)
    {
        var receipts = new List<Guid>();
        foreach (var (payment, amount) in charge.Payments.OrderBy(one => one.Key))
        {
            if (charge.Receipts.TryGetValue(payment, out var issued))
                receipts.Add(issued);
            else if (await Issue(writing, charge.Terms, payment, amount, by) is { } made)
                receipts.Add(made);
        }

        return receipts;
    }

    /// <summary>What a payment brings to a charge no more is no receipt any more.</summary>
    public static Task Void(Writing writing, Guid receipt) => writing.Decide(
        MembershipStreams.Receipts, receipt, new ReceiptEvent.Voided(receipt, Seat.DayOf(writing.Now), writing.Now));

    private static async Task<Guid?> Issue(Writing writing, ChargeEvent.Raised terms, Guid paymentId, Money amount, Guid by)
    {
        if ((await writing.Load(MembershipStreams.Payments, paymentId)).State is not { } payment)
            return null;
        var entity = await PaymentBook.EntityOf(writing, terms);
        var id = writing.NewId();
        await writing.Decide(MembershipStreams.Charges, terms.ChargeId, new ChargeCommand.NoteReceipt(paymentId, id, writing.Now));
        writing.Start(MembershipStreams.Receipts, id, new ReceiptEvent.Issued(
            id, await Number(writing, entity, id), entity, terms.MemberId, terms.ChapterId, terms.ChargeId, paymentId, amount,
            payment.Facts.ReceivedOn, terms.From, terms.Until, by, writing.Now));
        return id;
    }

    // The row of the year says which number was the last; the row of the number makes sure that it is given once.
    private static async Task<string> Number(Writing writing, LegalEntity entity, Guid receipt)
    {
        var year = string.Create(
            CultureInfo.InvariantCulture, $"{StoredJson.NameOf(entity).ToUpperInvariant()}-{Seat.DayOf(writing.Now).Year}");
        var last = (await writing.Row<ReceiptYear>(MembershipStreams.ReceiptYears, year))?.Last ?? 0;
        var number = string.Create(CultureInfo.InvariantCulture, $"{year}-{last + 1:D6}");
        writing.Insert(MembershipStreams.ReceiptNumbers, number, new ReceiptClaim(receipt));
        writing.Put(MembershipStreams.ReceiptYears, year, new ReceiptYear(last + 1));
        return number;
    }
}

/// <summary>Which receipt has a number.</summary>
internal sealed record ReceiptClaim(Guid ReceiptId);

/// <summary>The last number of a legal entity in a year.</summary>
internal sealed record ReceiptYear(int Last);
