using VoltKosova.Chapters.Contracts;
using VoltKosova.EventStore;
using VoltKosova.Membership.Domain.Applications;

namespace VoltKosova.Membership.Features;

/// <summary>Gives an application to the lowest chapter whose area holds the residence; without a movement it waits.</summary>
internal static class Routing
{
    public static async Task Route(Writing writing, IChapterTerritories territories, Guid application, ApplicationEvent.Submitted form)
    {
        if (form.Residence is { } home
            && await territories.LowestHolding(home.Country, home.Municipality, home.Locality, writing.Cancellation) is { } chapter)
            await writing.Decide(MembershipStreams.Applications, application, new ApplicationCommand.Route(chapter, writing.Now));
    }
}
