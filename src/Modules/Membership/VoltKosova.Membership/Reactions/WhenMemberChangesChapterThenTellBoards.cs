using VoltKosova.Access;
using VoltKosova.Accounts;
using VoltKosova.Chapters.Contracts;
using VoltKosova.EventStore;
using VoltKosova.Kernel;
using VoltKosova.Mail;
using VoltKosova.Membership.Domain.Members;
using VoltKosova.Messaging;

namespace VoltKosova.Membership.Reactions;

/// <summary>
/// Tells the boards of both chapters that a member came or went, and what led to it. Where an area changes or a chapter is closed, many go
/// at once and both boards know: they find them in the list of changes, not in their mail.
/// </summary>
[TakesBatches(MayWait = true)]
internal sealed class WhenMemberChangesChapterThenTellBoards(
    IStaffAddresses staff, IChapterTerritories chapters, Organisation organisation) : IReaction<MemberEvent.ChapterJoined>
{
    private static readonly Dictionary<ChapterTrigger, LocalText> _triggers = new()
    {
        [ChapterTrigger.Moved] = new(
            "vendbanimi i ri i anëtarit është në zonën e degës tjetër", "novo prebivalište člana je na području drugog ogranka",
            "the member lives in the area of the other chapter now"),
        [ChapterTrigger.OwnWish] = new(
            "anëtari e kërkoi vetë", "član je to sam zatražio", "the member asked for it"),
        [ChapterTrigger.Board] = new(
            "e vendosi kryesia kompetente", "tako je odlučilo nadležno predsedništvo", "a board that may do so has decided it"),
    };

    public async Task When(Delivered<MemberEvent.ChapterJoined> delivered, Writing writing)
    {
        var change = delivered.Event;
        if (!_triggers.TryGetValue(change.Trigger, out var trigger)
            || (await writing.Load(MembershipStreams.Members, change.MemberId)).State is not Member.Known { Admission.Number: var number })
            return;
        var (from, to) = (await NameOf(change.From, writing), await NameOf(change.ChapterId, writing));
        foreach (var chapter in (Guid[])[change.From, change.ChapterId])
        {
            foreach (var one in await staff.In(chapter, Role.ChapterBoard, writing.Cancellation))
            {
                writing.QueueMail(new MailDraft("chapter_changed", one.Language, one.Email, new Dictionary<string, string>
                {
                    ["given_name"] = one.GivenName ?? "",
                    ["org_name"] = organisation.Name,
                    ["member_number"] = number,
                    ["from_chapter"] = from,
                    ["to_chapter"] = to,
                    ["changed_on"] = change.On.In(one.Language),
                    ["trigger"] = trigger.In(one.Language),
                    ["changes_url"] = $"{organisation.Site}/chapter-changes",
                })
                {
                    PersonId = change.PersonId,
                    ChapterId = chapter,
                });
            }
        }
    }

    private async Task<string> NameOf(Guid chapter, Writing writing) =>
        await chapters.NameOf(chapter, writing.Cancellation) ?? organisation.Name;
}
