using VoltKosova.Kernel;
using VoltKosova.Mail;
using VoltKosova.Membership.Domain.Dues;
using VoltKosova.Membership.Views;
using VoltKosova.Pdf;

namespace VoltKosova.Membership.Dues;

/// <summary>Sets a receipt. The same receipt has the same bytes, however often it is printed.</summary>
internal sealed class ReceiptDocument(PdfWriter pdf, Organisation organisation)
{
    private static readonly LocalText _title = new("Dëftesë pagese {0}", "Potvrda o uplati {0}", "Receipt {0}");
    private static readonly LocalText _thanks = new(
        "Konfirmojmë se kemi pranuar këtë pagesë. Faleminderit!",
        "Potvrđujemo da smo primili ovu uplatu. Hvala!",
        "We confirm that we have received this payment. Thank you!");

    private static readonly LocalText _entity = new("Pranuesi", "Primalac", "Received by");
    private static readonly LocalText _from = new("Paguar nga", "Uplatilac", "Received from");
    private static readonly LocalText _member = new("Numri i anëtarësisë", "Broj člana", "Member number");
    private static readonly LocalText _amount = new("Shuma", "Iznos", "Amount");
    private static readonly LocalText _paidOn = new("Data e pagesës", "Datum uplate", "Paid on");
    private static readonly LocalText _purpose = new("Qëllimi", "Svrha", "Purpose");
    private static readonly LocalText _dues = new("kuota e anëtarësisë, {0}", "članarina, {0}", "membership fee, {0}");
    private static readonly LocalText _number = new("Numri i dëftesës", "Broj potvrde", "Receipt number");
    private static readonly LocalText _issuedOn = new("Data e lëshimit", "Datum izdavanja", "Issued on");
    private static readonly LocalText _copy = new(
        "KOPJE {0}, e lëshuar më {1}. Origjinali vlen.",
        "KOPIJA {0} (izdata {1}). Original važi.",
        "COPY {0}, issued on {1}. The original stays valid.");

    private static readonly LocalText _void = new(
        "E PAVLEFSHME që nga {0}: pagesa është kthyer ose i është caktuar një detyrimi tjetër.",
        "NEVAŽEĆA od {0}: uplata je vraćena ili pripisana drugom zaduženju.",
        "VOID since {0}: the payment has gone back or belongs to another charge.");

    /// <param name="member">Null once the person is forgotten: then the paper names nobody.</param>
    /// <param name="copy">The number of the copy; null for the original.</param>
    public byte[] Write(ReceiptRow receipt, MemberCard? member, int? copy)
    {
        var language = member?.Language ?? Language.Sq;
        var title = string.Format(null, _title.In(language), receipt.Number);
        return pdf.Write(new PdfHead(title, language, receipt.IssuedAt, organisation.Name), page =>
        {
            page.Heading(title);
            if (receipt.VoidSince is { } since)
                page.Heading(string.Format(null, _void.In(language), since.In(language)), 3);
            if (copy is { } number)
                page.Heading(string.Format(null, _copy.In(language), number, receipt.CopiedOn[number - 1].In(language)), 3);
            page.KeyValues(
            [
                (_entity.In(language), receipt.LegalEntity.In(organisation, language)),
                .. Payer(member, language),
                (_amount.In(language), receipt.Amount.In(language)),
                (_paidOn.In(language), receipt.PaidOn.In(language)),
                (_purpose.In(language), string.Format(
                    null, _dues.In(language), new ChargedPeriod(receipt.From, receipt.Until).In(language))),
                (_number.In(language), receipt.Number),
                (_issuedOn.In(language), Seat.DayOf(receipt.IssuedAt).In(language)),
            ]);
            page.Paragraph(_thanks.In(language));
            page.Note($"{organisation.Name} · {organisation.ContactEmail} · {organisation.Site}");
        });
    }

    private static IEnumerable<(string Key, string Value)> Payer(MemberCard? member, Language language) => member is null
        ? []
        : [(_from.In(language), $"{member.GivenName} {member.FamilyName}".Trim()), (_member.In(language), member.Number)];
}
