using Shouldly;
using VoltKosova.Volunteering.Domain.Volunteers;
using Xunit;
using static VoltKosova.Volunteering.Tests.Facts;

namespace VoltKosova.Volunteering.Tests.Domain;

public sealed class Every_event
{
    private static readonly (VolunteerEvent[] Before, VolunteerEvent Fact)[] _all =
    [
        ([], Joined),
        ([Joined], Paused),
        ([Joined, Paused], Resumed),
        ([Joined], Left),
    ];

    [Fact]
    public void is_understood_by_evolve()
    {
        _all.Select(step => step.Fact.GetType()).ShouldBe(typeof(VolunteerEvent).GetNestedTypes(), ignoreOrder: true);
        foreach (var (before, fact) in _all)
        {
            var state = VolunteerDecider.Instance.Fold(before);
            Volunteer.Evolve(state, fact).ShouldNotBe(state, fact.GetType().Name);
        }
    }
}
