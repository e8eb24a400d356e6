using VoltKosova.Accounts;
using VoltKosova.EventStore;
using VoltKosova.Membership.Domain.Members;
using VoltKosova.Messaging;

namespace VoltKosova.Membership.Reactions;

/// <summary>The account greets and writes by the name and in the language that the member has now; told again, it is the same.</summary>
internal sealed class WhenDetailsCorrectedThenRenameAccount(IAccounts accounts) : IReaction<MemberEvent.DetailsCorrected>
{
    public async Task When(Delivered<MemberEvent.DetailsCorrected> delivered, Writing writing)
    {
        var fact = delivered.Event;
        if (fact is { GivenName: null, FamilyName: null, Language: null })
            return;
        var member = (await writing.Load(MembershipStreams.Members, fact.MemberId)).State;
        if (member is Member.Known { Timeline.Details: { HasName: true } now })
            await accounts.Rename(fact.PersonId, now.Language, now.GivenName, now.FamilyName, writing.Cancellation);
    }
}
