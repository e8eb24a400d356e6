using VoltKosova.EventStore;
using VoltKosova.Membership.Domain.Applications;
using VoltKosova.Membership.Duplicates;
using VoltKosova.Messaging;

namespace VoltKosova.Membership.Reactions;

/// <summary>From here on others are compared with the applicant. It follows the log, so that no way in can forget it.</summary>
[TakesBatches(MayWait = true)]
internal sealed class WhenAddressConfirmedThenNoteEntry(EntryKeys keys) : IReaction<ApplicationEvent.EmailConfirmed>
{
    public async Task When(Delivered<ApplicationEvent.EmailConfirmed> delivered, Writing writing)
    {
        var id = delivered.Event.ApplicationId;
        if ((await writing.Load(MembershipStreams.Applications, id)).State is not Application.Open { Form: { Email: not null } form }
            || await writing.Row<Entry>(Entry.Table, id.ToString()) is not null)
            return;

        // Who is admitted meanwhile is noted by another subscriber, and what it says must stay.
        writing.Insert(Entry.Table, id.ToString(), keys.Of(form));
    }
}
