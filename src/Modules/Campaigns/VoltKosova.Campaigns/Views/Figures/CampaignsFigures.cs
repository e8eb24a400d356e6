using VoltKosova.Campaigns.Domain.Signatures;
using VoltKosova.EventStore;
using VoltKosova.Figures;
using VoltKosova.Kernel;

namespace VoltKosova.Campaigns.Views;

/// <summary>What the module counts for everybody who runs campaigns.</summary>
internal static class CampaignsFigures
{
    public static RowTable SignatureTable { get; } = new RowTable("signature_figures", RowKey.Text).Shared();

    public static Figure Signatures { get; } = new(
        "campaigns.signatures",
        new LocalText("Nënshkrime", "Potpisi", "Signatures"),
        new LocalText(
            "Nënshkrime nën peticione të konfirmuara gjatë muajit, edhe nëse u tërhoqën më vonë.",
            "Potpisi pod peticijama potvrđeni tokom meseca, i ako su kasnije povučeni.",
            "Signatures under petitions that were confirmed within the month, those withdrawn later included."),
        FigureKind.Flow,
        FigureUnit.Count,
        CampaignsRights.SeeCounts);

    public static FigureChange? Of(SignatureEvent fact) => fact switch
    {
        SignatureEvent.Confirmed f => new FigureChange(f.ChapterId, FigureChange.DayOf(f.At), (Signatures, 1)),
        _ => null,
    };
}
