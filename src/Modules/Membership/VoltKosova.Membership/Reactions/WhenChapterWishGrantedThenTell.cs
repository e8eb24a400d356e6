using VoltKosova.EventStore;
using VoltKosova.Kernel;
using VoltKosova.Membership.Domain.OwnArea;
using VoltKosova.Membership.OwnArea;
using VoltKosova.Messaging;

namespace VoltKosova.Membership.Reactions;

/// <summary>Tells the member that the other chapter agrees.</summary>
internal sealed class WhenChapterWishGrantedThenTell(ChapterWishMail mail) : IReaction<ChapterWishEvent.Granted>
{
    private static readonly LocalText _decision = new(
        "Kërkesa u pranua: nga sot je në atë degë.",
        "Zahtev je prihvaćen: od danas pripadaš tom ogranku.",
        "Your request was granted: you belong to it from today on.");

    public Task When(Delivered<ChapterWishEvent.Granted> delivered, Writing writing) =>
        mail.Write(writing, delivered.Event.WishId, _decision);
}
