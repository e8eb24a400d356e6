using VoltKosova.Access;
using VoltKosova.Campaigns.Domain.Petitions;
using VoltKosova.EventStore;
using VoltKosova.Web;

namespace VoltKosova.Campaigns.Features;

/// <summary>Decides on one petition of the caller's chapters; for all others there is none.</summary>
internal static class OnPetition
{
    public static async Task<Answer> Decide(
        Store<CampaignsStreams> store,
        Caller caller,
        Guid id,
        long ifVersion,
        Func<Writing, PetitionCommand> command,
        CancellationToken cancellation)
    {
        var scope = await caller.Scope(CampaignsRights.Manage, cancellation);
        return await store.Write<Answer>(
            async writing =>
            {
                var petition = await writing.Load(CampaignsStreams.Petitions, id);
                if (!petition.Exists || !scope.Holds(petition.State.ChapterId))
                    return new NoSuchPetition();
                return await writing.Decide(CampaignsStreams.Petitions, id, command(writing), ifVersion) is { } no
                    ? no
                    : Answer.NoContent(petition.Version);
            },
            cancellation);
    }
}
