using VoltKosova.Campaigns.Domain.Sharing;
using static VoltKosova.Campaigns.Tests.Facts;

namespace VoltKosova.Campaigns.Tests;

/// <summary>A campaign that two chapters share, from both sides.</summary>
internal static class Sharings
{
    public static readonly Guid Shared = new("0195566a-c800-7000-8000-0000000000f1");
    public static readonly Guid Peer = new("0195566a-c800-7000-8000-0000000000f2");
    public static readonly Guid SomebodyElse = new("0195566a-c800-7000-8000-0000000000f3");

    public static readonly IReadOnlyList<Figure> SomeFigures = [new Figure("doors knocked at", 2000, 1200)];
    public static readonly IReadOnlyList<Figure> MoreFigures = [new Figure("doors knocked at", 2000, 1300)];

    public static readonly SharedTerms Terms = new(
        "Clean air", ["smart_state"], [new Figure("doors knocked at", 2000, 0)], Today, Today.AddDays(60));

    public static readonly SharingEvent.Offered Offered = new(Shared, Peer, Chapter, Id, Terms, Staff, Now);
    public static readonly SharingEvent.OfferReceived OfferReceived = new(Shared, Peer, Chapter, Terms, Now);
    public static readonly SharingEvent.Accepted Accepted = new(Shared, Peer, Id, Today, Staff, Now);
    public static readonly SharingEvent.Declined Declined = new(Shared, Peer, Today, Staff, Now);
    public static readonly SharingEvent.AcceptedThere AcceptedThere = new(Shared, Peer, Today, Now);
    public static readonly SharingEvent.DeclinedThere DeclinedThere = new(Shared, Peer, Today, Now);
    public static readonly SharingEvent.FiguresTold FiguresTold = new(Shared, Peer, 1, SomeFigures, Staff, Now);
    public static readonly SharingEvent.FiguresReceived FiguresReceived = new(Shared, Peer, 1, SomeFigures, Now);
    public static readonly SharingEvent.FiguresAcknowledged FiguresAcknowledged = new(Shared, Peer, 1, Now);
    public static readonly SharingEvent.Ended Ended = new(Shared, Peer, Staff, Now);
    public static readonly SharingEvent.EndedThere EndedThere = new(Shared, Peer, Now);
}
