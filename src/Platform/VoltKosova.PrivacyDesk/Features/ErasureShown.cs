using VoltKosova.Kernel;
using VoltKosova.PrivacyDesk.Erasing;

namespace VoltKosova.PrivacyDesk.Features;

/// <summary>How far an erasure has come, as the person and staff are told.</summary>
/// <param name="State"><c>held</c>, <c>waiting</c>, <c>erased</c> or <c>acknowledged</c>.</param>
/// <param name="WaitsUntil">The last day that a hold is in the way; null when none is.</param>
/// <param name="Explanation">The same in words.</param>
internal sealed record ErasureShown(
    Guid PersonId,
    string State,
    DateTimeOffset? RequestedAt,
    DateTimeOffset? ErasedAt,
    DateOnly? WaitsUntil,
    string Explanation,
    IReadOnlyList<HoldShown> Holds,
    DateOnly? AcknowledgeBy,
    IReadOnlyList<string> WaitingFor,
    DateTimeOffset? AcknowledgedAt)
{
    public static ErasureShown Of(Guid person, Subject subject, DateOnly today, Language language)
    {
        var holds = subject.HoldsOn(today);
        var until = subject.IsErased || holds is [] ? (DateOnly?)null : holds[^1].Until;
        var (state, text) = subject switch
        {
            { AcknowledgedAt: not null } => (ErasureRow.Acknowledged, HoldTexts.Finished),
            { IsErased: true } => (ErasureRow.Erased, HoldTexts.Erasing),
            { RequestedAt: null } => (ErasureRow.Held, HoldTexts.NotAsked),
            _ when until is null => (ErasureRow.Waiting, HoldTexts.Erasing),
            _ => (ErasureRow.Waiting, HoldTexts.Waits),
        };
        return new ErasureShown(
            person,
            state,
            subject.RequestedAt,
            subject.Erased?.At,
            until,
            string.Format(null, text.In(language), until?.In(language)),
            [.. holds.Select(hold => new HoldShown(hold.HoldId, hold.Basis, HoldTexts.Of(hold.Basis).In(language), hold.Until))],
            subject.Erased?.AcknowledgeBy,
            [.. subject.Waiting.Order(StringComparer.Ordinal)],
            subject.AcknowledgedAt);
    }
}

/// <summary>Something that the law wants kept for a while.</summary>
/// <param name="Explanation">The basis in words.</param>
/// <param name="Until">The last day.</param>
internal sealed record HoldShown(Guid Id, HoldBasis Basis, string Explanation, DateOnly Until);

/// <summary>What people are told about holds.</summary>
internal static class HoldTexts
{
    public static LocalText Erasing { get; } = new(
        "Të dhënat po fshihen nga të gjitha pjesët e sistemit.",
        "Podaci se brišu iz svih delova sistema.",
        "The data is being erased from all parts of the system.");

    public static LocalText Finished { get; } = new(
        "Të dhënat janë fshirë nga të gjitha pjesët e sistemit.",
        "Podaci su obrisani iz svih delova sistema.",
        "The data has been erased from all parts of the system.");

    public static LocalText Waits { get; } = new(
        "Ligji kërkon që një pjesë e të dhënave të ruhet deri më {0}. Ditën pas saj gjithçka fshihet vetvetiu.",
        "Zakon traži da se deo podataka čuva do {0} Dan posle toga sve se briše samo od sebe.",
        "The law wants some of the data kept until {0}. On the day after, everything is erased by itself.");

    public static LocalText NotAsked { get; } = new(
        "Fshirja nuk është kërkuar.", "Brisanje nije traženo.", "Erasure has not been asked for.");

    public static LocalText Of(HoldBasis basis) => basis switch
    {
        HoldBasis.Accounting => new(
            "Librat dhe dëftesat e pagesave ruhen sa kërkon ligji.",
            "Knjige i potvrde o uplatama čuvaju se koliko zakon traži.",
            "Books and receipts of payments are kept as long as the law wants."),
        HoldBasis.ElectionLaw => new(
            "Komisioni zgjedhor mund t'i kërkojë këto të dhëna.",
            "Izborna komisija može da zatraži ove podatke.",
            "The election commission may ask for this data."),
        HoldBasis.LegalClaim => new(
            "Është e hapur një çështje para gjykatës ose një autoriteti.",
            "Otvoren je spor pred sudom ili organom.",
            "A claim before a court or an authority is open."),
        HoldBasis.IntegrityCase => new(
            "Është e hapur një ankesë para komisionit të integritetit.",
            "Otvorena je žalba pred komisijom za integritet.",
            "A complaint before the integrity commission is open."),
    };
}
