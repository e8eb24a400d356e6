using System.Globalization;
using Npgsql;
using VoltKosova.EventStore;
using VoltKosova.Kernel;
using VoltKosova.Membership.Domain.Dues;
using VoltKosova.Postgres;

namespace VoltKosova.Membership.Dues;

/// <summary>What a member was charged, has paid and was paid back in a year, on the clocks of the movement's seat.</summary>
internal sealed class DuesYear(Databases databases)
{
    /// <param name="Percent">What a reduction has taken off; null without one.</param>
    /// <param name="Waived">What need not be paid; null where nothing was waived.</param>
    internal sealed record Charged(ChargeRow Charge, int? Percent, Money? Waived);

    internal sealed record Paid(DateOnly On, PaymentSource Source, Money Amount);

    /// <param name="Refunds">Of what was paid for this member alone; what goes back to who pays for several is no member's.</param>
    /// <param name="Left">What is left of that.</param>
    internal sealed record Lines(
        IReadOnlyList<Charged> Charges,
        IReadOnlyList<Paid> Payments,
        IReadOnlyList<PaymentRow.Refund> Refunds,
        IReadOnlyList<Money> Left);

    public async Task<Lines> Of(Guid member, int year, CancellationToken cancellation)
    {
        var charges = await Rows<ChargeRow>(
            "SELECT data FROM mt_doc_charge WHERE data ->> 'member_id' = $1 ORDER BY data ->> 'from', id", member, cancellation);
        var percents = (await Rows<DuesReductionRow>(
            "SELECT data FROM mt_doc_dues_reduction WHERE data ->> 'member_id' = $1", member, cancellation))
            .ToDictionary(row => row.Id, row => row.Percent);
        var payments = await Rows<PaymentRow>(
            """
            SELECT data FROM mt_doc_payment WHERE data -> 'allocations' @> jsonb_build_array(jsonb_build_object('member_id', $1))
            ORDER BY data ->> 'received_on', id
            """,
            member,
            cancellation);
        var own = payments.Where(payment => payment.Allocations.All(part => part.MemberId == member)).ToList();
        return new Lines(
            [
                .. charges.Where(charge => Seat.DayOf(charge.RaisedAt).Year == year).Select(charge => new Charged(
                    charge,
                    charge.ReductionId is { } reduction && percents.TryGetValue(reduction, out var percent) ? percent : null,
                    charge.WaivedFor is null ? null : Waived(charge, payments))),
            ],
            [
                .. payments.Where(payment => payment.ReceivedOn.Year == year).Select(payment => new Paid(
                    payment.ReceivedOn,
                    payment.Source,
                    own.Contains(payment)
                        ? payment.Amount
                        : payment.Allocations.Where(part => part.MemberId == member).Select(part => part.Amount)
                            .Aggregate((sum, part) => sum.Plus(part)))),
            ],
            [.. own.SelectMany(payment => payment.Refunds ?? []).Where(refund => refund.On.Year == year)],
            [.. own.Where(payment => payment.ReceivedOn.Year == year && payment.Left.ToDecimal() > 0).Select(payment => payment.Left)]);
    }

    private static Money Waived(ChargeRow charge, IReadOnlyList<PaymentRow> payments) => payments
        .SelectMany(payment => payment.Allocations).Where(part => part.ChargeId == charge.Id).Select(part => part.Amount)
        .Aggregate(charge.Amount.Minus(charge.Open), (rest, part) => rest.Minus(part));

    private async Task<IReadOnlyList<TRow>> Rows<TRow>(string sql, Guid member, CancellationToken cancellation)
        where TRow : class
    {
        await using var find = databases.For(MembershipStreams.Module).CreateCommand(sql);
        find.Parameters.Add(new NpgsqlParameter<string> { TypedValue = member.ToString("D", CultureInfo.InvariantCulture) });
        await using var reader = await find.ExecuteReaderAsync(cancellation);
        var rows = new List<TRow>();
        while (await reader.ReadAsync(cancellation))
            rows.Add(StoredJson.Read<TRow>(reader.GetString(0)));
        return rows;
    }
}
