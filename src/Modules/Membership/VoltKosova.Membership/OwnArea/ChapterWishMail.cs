using VoltKosova.Chapters.Contracts;
using VoltKosova.EventStore;
using VoltKosova.Kernel;
using VoltKosova.Mail;
using VoltKosova.Membership.Domain.OwnArea;
using VoltKosova.Membership.Views;
using VoltKosova.Privacy;

namespace VoltKosova.Membership.OwnArea;

/// <summary>Tells a member what became of the wish for another chapter.</summary>
internal sealed class ChapterWishMail(IChapterTerritories chapters, Organisation organisation)
{
    /// <param name="decision">What was decided, in words that end a mail's sentence.</param>
    public async Task Write(Writing writing, Guid wish, LocalText decision, string? reason = null)
    {
        if ((await writing.Load(MembershipStreams.ChapterWishes, wish)).State is not
            { State: not ChapterWishState.Forgotten, Facts: var asked }
            || await writing.Row<MemberCard>(MemberCard.Table, asked.MemberId.ToString()) is not { } member
            || !EmailAddress.TryParse(member.Email, out var address))
            return;
        var to = await chapters.NameOf(asked.To, writing.Cancellation) ?? organisation.Name;
        writing.QueueMail(new MailDraft("chapter_wish_decided", member.Language, address, new Dictionary<string, string>
        {
            ["given_name"] = member.GivenName ?? "",
            ["org_name"] = organisation.Name,
            ["to_chapter"] = to,
            ["decision"] = string.Format(null, decision.In(member.Language), reason),
            ["contact_email"] = organisation.ContactEmail,
        })
        {
            PersonId = member.PersonId,
            ChapterId = member.ChapterId,
        });
    }
}
