using VoltKosova.EventStore;
using VoltKosova.Membership.Contracts;
using VoltKosova.Messaging;
using VoltKosova.PrivacyDesk;
using VoltKosova.Volunteering.Domain.Volunteers;

namespace VoltKosova.Volunteering.Reactions;

/// <summary>A new member who ticked "I want to help" is a volunteer of the same chapter from the same day.</summary>
[TakesBatches]
internal sealed class WhenMemberAdmittedThenAddVolunteer : IReaction<MemberAdmitted>
{
    public async Task When(Delivered<MemberAdmitted> delivered, Writing writing)
    {
        var member = delivered.Event;
        if (!member.WantsToHelp || await writing.HasForgotten(member.PersonId))
            return;
        var joining = new VolunteerEvent.Joined(member.PersonId, member.PersonId, member.ChapterId, member.JoinedOn, writing.Now);
        await writing.DecideAsNew(VolunteeringStreams.Volunteers, member.PersonId, new VolunteerCommand.Join(joining));
    }
}
