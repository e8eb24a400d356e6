using VoltKosova.EventStore;
using VoltKosova.Kernel;
using VoltKosova.Membership.Domain.OwnArea;
using VoltKosova.Membership.OwnArea;
using VoltKosova.Messaging;

namespace VoltKosova.Membership.Reactions;

/// <summary>Tells the member why the other chapter does not agree.</summary>
internal sealed class WhenChapterWishRefusedThenTell(ChapterWishMail mail) : IReaction<ChapterWishEvent.Refused>
{
    private static readonly LocalText _decision = new(
        "Kërkesa nuk u pranua. Arsyeja: {0}.",
        "Zahtev nije prihvaćen. Razlog: {0}.",
        "Your request was not granted. Reason: {0}.");

    public Task When(Delivered<ChapterWishEvent.Refused> delivered, Writing writing) => delivered.Event.Reason is { } reason
        ? mail.Write(writing, delivered.Event.WishId, _decision, reason.TrimEnd('.'))
        : Task.CompletedTask;
}
