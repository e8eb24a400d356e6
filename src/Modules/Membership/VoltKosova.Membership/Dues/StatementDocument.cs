using System.Globalization;
using VoltKosova.Kernel;
using VoltKosova.Mail;
using VoltKosova.Membership.Domain.Dues;
using VoltKosova.Membership.Views;
using VoltKosova.Pdf;

namespace VoltKosova.Membership.Dues;

/// <summary>Sets what a member was charged, has paid and was paid back in a year.</summary>
internal sealed class StatementDocument(PdfWriter pdf, Organisation organisation)
{
    private static readonly LocalText _title = new(
        "Pasqyra e kuotës për vitin {0}", "Pregled članarine za {0}. godinu", "Membership fees in {0}");
    private static readonly LocalText _entity = new("Kuota për", "Članarina za", "Fees of");
    private static readonly LocalText _member = new("Anëtari", "Član", "Member");
    private static readonly LocalText _number = new("Numri i anëtarësisë", "Broj člana", "Member number");
    private static readonly LocalText _madeOn = new("Gjendja më", "Stanje na dan", "As of");
    private static readonly LocalText _charges = new("Detyrimet", "Zaduženja", "Charged");
    private static readonly LocalText _payments = new("Pagesat", "Uplate", "Paid");
    private static readonly LocalText _refunds = new("Kthimet", "Povraćaji", "Paid back");
    private static readonly LocalText _period = new("Periudha", "Period", "Period");
    private static readonly LocalText _due = new("Afati", "Rok", "Due on");
    private static readonly LocalText _day = new("Data", "Datum", "Date");
    private static readonly LocalText _how = new("Mënyra", "Način", "How");
    private static readonly LocalText _remark = new("Shënim", "Napomena", "Note");
    private static readonly LocalText _amount = new("Shuma", "Iznos", "Amount");
    private static readonly LocalText _reduced = new("ulje {0} %", "sniženje {0} %", "reduced by {0} %");
    private static readonly LocalText _waived = new("e falur: {0}", "oprošteno: {0}", "waived: {0}");
    private static readonly LocalText _bank = new("në bankë", "preko banke", "by bank");
    private static readonly LocalText _cash = new("me para në dorë", "gotovinom", "in cash");
    private static readonly LocalText _card = new("me kartelë", "karticom", "by card");
    private static readonly LocalText _none = new("Asnjë.", "Nema.", "None.");
    private static readonly LocalText _inAll = new("Gjithsej", "Ukupno", "In all");
    private static readonly LocalText _chargedInAll = new("Detyrime gjithsej", "Ukupno zaduženo", "Charged in all");
    private static readonly LocalText _paidInAll = new("Paguar gjithsej", "Ukupno uplaćeno", "Paid in all");
    private static readonly LocalText _backInAll = new("Kthyer gjithsej", "Ukupno vraćeno", "Paid back in all");
    private static readonly LocalText _waivedInAll = new("Falur gjithsej", "Ukupno oprošteno", "Waived in all");
    private static readonly LocalText _leftInAll = new("Mbetet tepricë", "Ostaje preplaćeno", "Left of what was paid");
    private static readonly LocalText _open = new("Mbetet për t'u paguar", "Ostaje za uplatu", "Still to be paid");
    private static readonly LocalText _noReceipt = new(
        "Kjo pasqyrë nuk është dëftesë pagese; dëftesat i lëshojmë veç.",
        "Ovaj pregled nije potvrda o uplati; potvrde izdajemo posebno.",
        "This statement is no receipt; receipts are issued separately.");

    public byte[] Write(MemberCard member, int year, DuesYear.Lines lines, DateTimeOffset at)
    {
        var language = member.Language;
        var title = string.Format(CultureInfo.InvariantCulture, _title.In(language), year);
        return pdf.Write(new PdfHead(title, language, at, organisation.Name), page =>
        {
            page.Heading(title);
            page.KeyValues(
            [
                (_entity.In(language), member.LegalEntity.In(organisation, language)),
                (_member.In(language), $"{member.GivenName} {member.FamilyName}".Trim()),
                (_number.In(language), member.Number),
                (_madeOn.In(language), Seat.DayOf(at).In(language)),
            ]);
            Table(
                page,
                _charges.In(language),
                [
                    new(_period.In(language), 2.2), new(_due.In(language), 1.1), new(_remark.In(language), 1.8),
                    new(_amount.In(language), 1.1, IsNumber: true),
                ],
                [.. lines.Charges.Select(one => Line(one, language))],
                language);
            Table(
                page,
                _payments.In(language),
                [new(_day.In(language)), new(_how.In(language), 2), new(_amount.In(language), IsNumber: true)],
                [.. lines.Payments.Select(one => (string[])[one.On.In(language), How(one.Source).In(language), one.Amount.In(language)])],
                language);
            if (lines.Refunds.Count > 0)
                Table(
                    page,
                    _refunds.In(language),
                    [new(_day.In(language)), new(_amount.In(language), IsNumber: true)],
                    [.. lines.Refunds.Select(one => (string[])[one.On.In(language), one.Amount.In(language)])],
                    language);
            page.Heading(_inAll.In(language), 2);
            page.KeyValues(
            [
                .. Sum(_chargedInAll, lines.Charges.Select(one => one.Charge.Amount), language),
                .. Sum(_waivedInAll, lines.Charges.Select(one => one.Waived).OfType<Money>(), language),
                .. Sum(_paidInAll, lines.Payments.Select(one => one.Amount), language),
                .. Sum(_backInAll, lines.Refunds.Select(one => one.Amount), language),
                .. Sum(_leftInAll, lines.Left, language),
                .. Sum(_open, lines.Charges.Select(one => one.Charge.Open), language),
            ]);
            page.Paragraph(_noReceipt.In(language));
            page.Note($"{organisation.Name} · {organisation.ContactEmail} · {organisation.Site}");
        });
    }

    private static void Table(
        PdfPages page, string heading, IReadOnlyList<PdfColumn> columns, IReadOnlyList<string[]> rows, Language language)
    {
        page.Heading(heading, 2);
        if (rows.Count == 0)
            page.Paragraph(_none.In(language));
        else
            page.Table(columns, rows);
    }

    private static string[] Line(DuesYear.Charged one, Language language)
    {
        string?[] remarks =
        [
            one.Percent is { } percent ? string.Format(CultureInfo.InvariantCulture, _reduced.In(language), percent) : null,
            one.Waived is { } waived ? string.Format(CultureInfo.InvariantCulture, _waived.In(language), waived.In(language)) : null,
        ];
        return
        [
            new ChargedPeriod(one.Charge.From, one.Charge.Until).In(language),
            one.Charge.DueOn.In(language),
            string.Join("; ", remarks.OfType<string>()),
            one.Charge.Amount.In(language),
        ];
    }

    // Sums of several currencies stand beside each other.
    private static IEnumerable<(string, string)> Sum(LocalText what, IEnumerable<Money> amounts, Language language)
    {
        var sums = amounts.GroupBy(one => one.Currency, StringComparer.Ordinal).OrderBy(same => same.Key, StringComparer.Ordinal)
            .Select(same => same.Aggregate((sum, one) => sum.Plus(one)).In(language)).ToList();
        return sums.Count == 0 ? [] : [(what.In(language), string.Join(", ", sums))];
    }

    private static LocalText How(PaymentSource source) => source switch
    {
        PaymentSource.Cash => _cash,
        PaymentSource.Card => _card,
        _ => _bank,
    };
}
