using VoltKosova.Access;
using VoltKosova.EventStore;
using VoltKosova.Kernel;
using VoltKosova.Partnerships.Domain.Partners;
using VoltKosova.Web;

namespace VoltKosova.Partnerships.Features;

/// <summary>Decides on one partner of the caller's chapters; for all others there is none.</summary>
internal static class OnPartner
{
    /// <summary>Decides, and lets <paramref name="then"/> finish the act with what the partner was before.</summary>
    public static async Task<Answer> Decide(
        Store<PartnershipsStreams> store,
        Caller caller,
        Guid id,
        long ifVersion,
        Func<Writing, PartnerCommand> command,
        Func<Writing, Partner.Known, Task<Rejection?>> then,
        CancellationToken cancellation)
    {
        var scope = await caller.Scope(PartnershipsRights.Manage, cancellation);
        return await store.Write<Answer>(
            async writing =>
            {
                var partner = await writing.Load(PartnershipsStreams.Partners, id);
                if (partner.State is not Partner.Known before || !scope.Holds(before.ChapterId))
                    return new NoSuchPartner();
                return await writing.Decide(PartnershipsStreams.Partners, id, command(writing), ifVersion) is { } no ? no
                    : await then(writing, before) is { } late ? late
                    : Answer.NoContent(partner.Version);
            },
            cancellation);
    }
}
