using VoltKosova.Membership.Domain.Segments;
using VoltKosova.Testing;
using Xunit;
using static VoltKosova.Membership.Tests.TimelineSamples;

namespace VoltKosova.Membership.Tests.Domain;

public sealed class Keeping_a_segment
{
    [Fact]
    public void is_said_anew_and_saying_the_same_changes_nothing()
    {
        var other = SegmentSaved with { Name = "Youth" };
        SegmentEvent.Decider.Given().When(SegmentSaved).Then(SegmentSaved);
        SegmentEvent.Decider.Given(SegmentSaved).When(other).Then(other);
        SegmentEvent.Decider.Given(SegmentSaved).When(SegmentSaved with { Conditions = [.. SegmentSaved.Conditions] }).ThenNothing();
    }

    [Fact]
    public void is_removed_for_good()
    {
        SegmentEvent.Decider.Given(SegmentSaved).When(SegmentRemoved).Then(SegmentRemoved);
        SegmentEvent.Decider.Given(SegmentSaved, SegmentRemoved).When(SegmentRemoved).ThenNothing();
        SegmentEvent.Decider.Given(SegmentSaved, SegmentRemoved).When(SegmentSaved).ThenRejected(new NoSuchSegment());
        SegmentEvent.Decider.Given().When(SegmentRemoved).ThenRejected(new NoSuchSegment());
    }
}
