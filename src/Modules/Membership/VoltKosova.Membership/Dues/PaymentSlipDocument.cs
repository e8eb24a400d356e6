using VoltKosova.Kernel;
using VoltKosova.Mail;
using VoltKosova.Membership.Domain.Dues;
using VoltKosova.Membership.Views;
using VoltKosova.Pdf;

namespace VoltKosova.Membership.Dues;

/// <summary>Sets a payment slip: what to write on a transfer and, where the payer's bank can read one, a code that fills it in.</summary>
internal sealed class PaymentSlipDocument(PdfWriter pdf, Organisation organisation, TimeProvider clock)
{
    private const double Code = 130;
    private const int Group = 4;

    private static readonly LocalText _title = new(
        "Fletëpagesë për kuotën", "Uplatnica za članarinu", "Payment slip for the membership fee");
    private static readonly LocalText _entity = new("Subjekti juridik", "Pravno lice", "Legal entity");
    private static readonly LocalText _payee = new("Pranuesi", "Primalac", "Payee");
    private static readonly LocalText _amount = new("Shuma", "Iznos", "Amount");
    private static readonly LocalText _reference = new("Numri i referencës", "Poziv na broj", "Payment reference");
    private static readonly LocalText _due = new("Për t'u paguar deri më", "Rok plaćanja", "Due on");
    private static readonly LocalText _purpose = new("Qëllimi", "Svrha", "Purpose");
    private static readonly LocalText _dues = new("kuota e anëtarësisë, {0}", "članarina, {0}", "membership fee, {0}");
    private static readonly LocalText _payer = new("Paguesi", "Uplatilac", "Payer");
    private static readonly LocalText _member = new("Numri i anëtarësisë", "Broj člana", "Member number");
    private static readonly LocalText _says = new(
        "Të lutemi shkruaje numrin e referencës ashtu siç është: me të e njohim pagesën tënde.",
        "Molimo te da poziv na broj upišeš tačno kako stoji: po njemu prepoznajemo tvoju uplatu.",
        "Please write the payment reference as it stands: we recognise your payment by it.");

    private static readonly LocalText _code = new(
        "Kodi QR për aplikacionin e bankës: i plotëson të gjitha këto.",
        "QR kod za aplikaciju banke: sve ovo popunjava umesto tebe.",
        "QR code for the bank's application: it fills all of this in.");

    /// <param name="member">Null once the person is forgotten: then the paper names nobody.</param>
    public byte[] Write(ChargeRow charge, Slip slip, MemberCard? member)
    {
        var language = member?.Language ?? Language.Sq;
        return pdf.Write(new PdfHead(_title.In(language), language, clock.GetUtcNow(), organisation.Name), page =>
        {
            page.Heading(_title.In(language));
            page.KeyValues(
            [
                (_entity.In(language), slip.LegalEntity.In(organisation, language)),
                (_payee.In(language), slip.Payee),
                ("IBAN", InGroups(slip.Iban)),
                .. slip.Bic is { } bic ? [("BIC", bic)] : Array.Empty<(string, string)>(),
                (_amount.In(language), slip.Amount.In(language)),
                (_reference.In(language), InGroups(slip.Reference)),
                (_due.In(language), slip.DueOn.In(language)),
                (_purpose.In(language), string.Format(
                    null, _dues.In(language), new ChargedPeriod(charge.From, charge.Until).In(language))),
                .. Payer(member, language),
            ]);
            page.Paragraph(_says.In(language));
            if (slip.EpcQr is { } text)
            {
                page.QrCode(text, _code.In(language), Code);
                page.Note(_code.In(language));
            }

            page.Note($"{organisation.Name} · {organisation.ContactEmail} · {organisation.Site}");
        });
    }

    private static IEnumerable<(string Key, string Value)> Payer(MemberCard? member, Language language) => member is null
        ? []
        : [(_payer.In(language), $"{member.GivenName} {member.FamilyName}".Trim()), (_member.In(language), member.Number)];

    private static string InGroups(string text) => string.Join(' ', text.Chunk(Group).Select(letters => new string(letters)));
}
