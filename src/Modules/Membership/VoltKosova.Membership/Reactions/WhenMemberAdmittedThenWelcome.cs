using System.Globalization;
using VoltKosova.Accounts;
using VoltKosova.Chapters.Contracts;
using VoltKosova.EventStore;
using VoltKosova.Kernel;
using VoltKosova.Mail;
using VoltKosova.Membership.Domain.Members;
using VoltKosova.Membership.Domain.Voting;
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
    private static readonly LocalText _begins = new(
        "E drejta e votës në Kuvend fillon më: {0}",
        "Pravo glasa u Skupštini počinje: {0}",
        "Your right to vote in the Assembly starts on: {0}");

    private static readonly LocalText _none = new(
        "Anëtarësia jote është pa të drejtë vote në Kuvend.",
        "Tvoje članstvo je bez prava glasa u Skupštini.",
        "Your membership comes without a vote in the Assembly.");

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
        writing.QueueMail(new MailDraft("welcome", member.Language, address, new Dictionary<string, string>
        {
            ["given_name"] = member.GivenName ?? "",
            ["org_name"] = organisation.Name,
            ["approved_on"] = member.JoinedOn.In(member.Language),
            ["member_number"] = member.Number,
            ["chapter_name"] = await chapters.NameOf(member.ChapterId, writing.Cancellation) ?? organisation.Name,
            ["vote"] = await VoteOf(member, writing.Cancellation),
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

    // By the rules as they are known today; whoever never comes to the vote by what is known is not promised one.
    private async Task<string> VoteOf(MemberEvent.Admitted member, CancellationToken cancellation)
    {
        var rules = VotingPolicy.Book(await policy.Read(cancellation, VotingPolicy.Settings));
        var answer = new Voter(Timeline.Of(member), member.BirthDate, []).Ask(rules, member.JoinedOn);
        var from = answer.CanVote ? member.JoinedOn : answer.Until?.AddDays(1);
        return from is { } day
            ? string.Format(CultureInfo.InvariantCulture, _begins.In(member.Language), day.In(member.Language))
            : _none.In(member.Language);
    }
}
