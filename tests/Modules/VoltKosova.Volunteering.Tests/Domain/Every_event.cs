using Shouldly;
using VoltKosova.Kernel;
using VoltKosova.Volunteering.Domain.Hours;
using VoltKosova.Volunteering.Domain.Opportunities;
using VoltKosova.Volunteering.Domain.Shifts;
using VoltKosova.Volunteering.Domain.Volunteers;
using Xunit;
using static VoltKosova.Volunteering.Tests.Facts;

namespace VoltKosova.Volunteering.Tests.Domain;

public sealed class Every_event
{
    [Fact]
    public void of_a_volunteer_is_understood_by_evolve() => Understood(
        VolunteerDecider.Instance,
        ([], Joined),
        ([Joined], Paused),
        ([Joined, Paused], Resumed),
        ([Joined], Left),
        ([Joined], ProfileChanged),
        ([Joined], ShiftTaken),
        ([Joined, ShiftTaken], ShiftFreed),
        ([Joined], HoursCredited),
        ([Joined], Erased));

    [Fact]
    public void of_an_opportunity_is_understood_by_evolve() => Understood(
        OpportunityDecider.Instance,
        ([], Drafted),
        ([Drafted], OpportunityChanged),
        ([Drafted], Opened),
        ([Drafted, Opened], OpportunityClosed),
        ([Drafted, Opened], OpportunityCancelled));

    [Fact]
    public void of_a_shift_is_understood_by_evolve() => Understood(
        ShiftDecider.Instance,
        ([], Scheduled),
        ([Scheduled], ShiftChanged),
        ([Scheduled], ShiftCancelled),
        ([Scheduled], SignedUp),
        ([Scheduled, SignedUp], SignUpCancelled),
        ([Scheduled, SignedUp], Attended),
        ([Scheduled, SignedUp], StayedAway));

    [Fact]
    public void of_hours_is_understood_by_evolve() => Understood(
        HoursDecider.Instance,
        ([], Reported),
        ([Reported], Confirmed),
        ([Reported], Refused),
        ([Reported, Confirmed], Corrected),
        ([Reported], HoursErased));

    private static void Understood<TState, TCommand, TEvent>(
        Decider<TState, TCommand, TEvent> decider, params (TEvent[] Before, TEvent Fact)[] all)
        where TEvent : class
    {
        all.Select(step => step.Fact.GetType()).ShouldBe(typeof(TEvent).GetNestedTypes(), ignoreOrder: true);
        foreach (var (before, fact) in all)
        {
            var state = decider.Fold(before);
            decider.Evolve(state, fact).ShouldNotBe(state, fact.GetType().Name);
        }
    }
}
