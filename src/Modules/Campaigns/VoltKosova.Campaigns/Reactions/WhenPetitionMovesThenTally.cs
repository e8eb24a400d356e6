using VoltKosova.Campaigns.Domain;
using VoltKosova.Campaigns.Domain.Petitions;
using VoltKosova.Campaigns.Domain.Signatures;
using VoltKosova.Campaigns.Views;
using VoltKosova.EventStore;
using VoltKosova.Messaging;

namespace VoltKosova.Campaigns.Reactions;

/// <summary>
/// Counts signatures one after the other, as a shared view does, and tells milestones. Both stand in one place because only who counts
/// knows at which signature a milestone was reached. Every signature moves the count by one, so a count passes each milestone exactly; that
/// it is told once, although some withdraw and others come, the petition itself sees to.
/// </summary>
[TakesBatches]
internal sealed class WhenPetitionMovesThenTally : IReaction<IPetitionFact>
{
    public async Task When(Delivered<IPetitionFact> delivered, Writing writing)
    {
        var (fact, petition) = (delivered.Event, delivered.Event.PetitionId);
        var before = await writing.Row<PetitionTally>(PetitionTally.Table, petition.ToString());
        if (PetitionTally.Projection.Evolve(before, fact) is not { } after || ReferenceEquals(before, after))
            return;
        writing.Put(PetitionTally.Table, petition.ToString(), after);
        if (fact is SignatureEvent.Confirmed && after.IsAtMilestone())
        {
            await writing.Decide(
                CampaignsStreams.Petitions, petition, new PetitionCommand.ReachMilestones(after.Signatures, delivered.Metadata.At));
        }
    }
}
