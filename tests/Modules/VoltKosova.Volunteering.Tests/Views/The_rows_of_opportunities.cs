using VoltKosova.Testing;
using VoltKosova.Volunteering.Views;
using Xunit;
using static VoltKosova.Volunteering.Tests.Facts;

namespace VoltKosova.Volunteering.Tests.Views;

public sealed class The_rows_of_opportunities
{
    private static readonly OpportunityRow _draft = new(
        OpportunityId, Chapter, OpportunityRow.Draft, Plan.Title, Plan.Description, Plan.Kind, null, Plan.Place, 16, Plan.Skills, Another,
        null, Plan.ClosesAt, Now);

    private static readonly PublicOpportunity _open = new(
        OpportunityId, Chapter, Plan.Title, Plan.Description, Plan.Kind, null, Plan.Place, 16, Plan.Skills, null, Plan.ClosesAt, Now);

    [Fact]
    public void show_the_chapter_every_state()
    {
        OpportunityRow.Projection.Shows([Drafted], _draft);
        OpportunityRow.Projection.Shows([Drafted, OpportunityChanged], _draft with { MinimumAge = 18 });
        OpportunityRow.Projection.Shows([Drafted, Opened], _draft with { State = OpportunityRow.Open });
        OpportunityRow.Projection.Shows([Drafted, Opened, OpportunityClosed], _draft with { State = OpportunityRow.Closed });
        OpportunityRow.Projection.Shows(
            [Drafted, OpportunityCancelled], _draft with { State = OpportunityRow.Cancelled, CancelReason = "Shi." });
    }

    [Fact]
    public void show_everybody_what_is_open_alone()
    {
        PublicOpportunity.Projection.Shows([Drafted], null);
        PublicOpportunity.Projection.Shows([Drafted, Opened], _open);
        PublicOpportunity.Projection.Shows([Drafted, Opened, OpportunityClosed], null);
        PublicOpportunity.Projection.Shows([Drafted, Opened, OpportunityCancelled], null);
    }
}
