using VoltKosova.Accounts;
using VoltKosova.Chapters.Contracts;
using VoltKosova.EventStore;
using VoltKosova.Kernel;
using VoltKosova.Mail;
using VoltKosova.Membership.Domain.Members;
using VoltKosova.Membership.Voting;
using VoltKosova.Messaging;
using VoltKosova.Policy;
using VoltKosova.Privacy;

namespace VoltKosova.Membership.Reactions;

/// <summary>
/// Welcomes the new member with a link to their own account. The account is asked for again when this is delivered again; there is one per
/// person, and only the mail that is committed carries a token that works.
/// </summary>
[TakesBatches(MayWait = true)]
internal sealed class WhenMemberAdmittedThenWelcome(
    IAccounts accounts, IChapterTerritories chapters, Organisation organisation, PolicyBook policy) : IReaction<MemberEvent.Admitted>
{
    public async Task When(Delivered<MemberEvent.Admitted> delivered, Writing writing)
    {
        var member = delivered.Event;
        if (member.Import is { Welcome: false } || !EmailAddress.TryParse(member.Email, out var address))
            return;
        var invitation = await accounts.InviteMember(
            member.PersonId, address, member.Language, member.GivenName, member.FamilyName, writing.Cancellation);
        if (invitation is null)
        {
            writing.Reject(new EmailBelongsToAnotherPerson());
            return;
        }

        var site = organisation.Site;
        var wait = await policy.Number(VotingPolicy.WaitDays, member.JoinedOn, writing.Cancellation);
        writing.QueueMail(new MailDraft("welcome", member.Language, address, new Dictionary<string, string>
        {
            ["given_name"] = member.GivenName ?? "",
            ["org_name"] = organisation.Name,
            ["approved_on"] = member.JoinedOn.In(member.Language),
            ["member_number"] = member.Number,
            ["chapter_name"] = await chapters.NameOf(member.ChapterId, writing.Cancellation) ?? organisation.Name,
            ["voting_from"] = member.JoinedOn.AddDays(wait).In(member.Language),
            ["account_url"] = invitation.Token is { } token ? $"{site}/accept-invitation#{token}" : $"{site}/sign-in",
            ["chapter_url"] = $"{site}/chapters/{member.ChapterId}",
            ["volunteer_url"] = $"{site}/volunteer",
            ["code_of_conduct_url"] = $"{site}/code-of-conduct",
        })
        {
            PersonId = member.PersonId,
            ChapterId = member.ChapterId,
        });
    }
}
