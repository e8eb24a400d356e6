using VoltKosova.Chapters.Contracts;
using VoltKosova.Kernel;
using VoltKosova.Mail;
using VoltKosova.Membership.Views;
using VoltKosova.Pdf;

namespace VoltKosova.Membership.OwnArea;

/// <summary>Sets a member's card: who it is, for people, and a code, for whoever doubts it.</summary>
internal sealed class CardDocument(PdfWriter pdf, CardCode code, IChapterTerritories chapters, Organisation organisation)
{
    private const double Code = 64;
    private const int MostOfName = 60;

    private static readonly LocalText _title = new("Kartë anëtarësie", "Članska karta", "Membership card");
    private static readonly LocalText _number = new("Numri", "Broj", "Number");
    private static readonly LocalText _chapter = new("Dega", "Ogranak", "Chapter");
    private static readonly LocalText _since = new("Anëtarësia që nga", "Članstvo od", "Member since");
    private static readonly LocalText _says = new(
        "Kodi për verifikimin e kartës", "Kod za proveru karte", "The code that verifies the card");

    public async Task<byte[]> Write(PrintedCardRow card, MemberCard member, CancellationToken cancellation)
    {
        var language = member.Language;
        var chapter = await chapters.NameOf(member.ChapterId, cancellation) ?? organisation.Name;
        var made = new DateTimeOffset(card.IssuedOn.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
        return pdf.Write(new PdfHead(_title.In(language), language, made, organisation.Name) { Paper = PdfPaper.Card }, page =>
        {
            page.Note($"{organisation.Name} · {_title.In(language)}");
            page.Heading(NameOf(member), 2);

            // The widest first: beside the code there is room for short ones.
            page.KeyValues(
                [
                    (_chapter.In(language), chapter),
                    (_number.In(language), member.Number),
                    (_since.In(language), member.JoinedOn.In(language)),
                ],
                share: 0.3);
            page.QrCodeInCorner(code.UrlOf(card.Id), _says.In(language), Code);
        });
    }

    // Half of a pair of surrogates is no text.
    private static string NameOf(MemberCard member)
    {
        var name = $"{member.GivenName} {member.FamilyName}".Trim();
        var most = name.Length > MostOfName && char.IsHighSurrogate(name[MostOfName - 1]) ? MostOfName - 1 : MostOfName;
        return name.Length <= MostOfName ? name : name[..most] + "…";
    }
}
