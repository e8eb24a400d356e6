using VoltKosova.Testing;
using VoltKosova.Volunteering.Domain.Hours;
using VoltKosova.Volunteering.Domain.Shifts;
using VoltKosova.Volunteering.Domain.Volunteers;
using VoltKosova.Volunteering.Views;
using Xunit;
using static VoltKosova.Volunteering.Tests.Facts;

namespace VoltKosova.Volunteering.Tests.Domain;

public sealed class Forgetting_a_volunteer
{
    private static readonly VolunteerCommand _erase = new VolunteerCommand.Erase(Person, Erased.At);

    [Fact]
    public void happens_once_whatever_they_do()
    {
        VolunteerDecider.Instance.Given(Joined, ProfileChanged).When(_erase).Then(Erased);
        VolunteerDecider.Instance.Given(Joined, Left).When(_erase).Then(Erased);
        VolunteerDecider.Instance.Given().When(_erase).ThenNothing();
    }

    [Fact]
    public void lets_nobody_come_back_under_the_same_id()
    {
        var gone = VolunteerDecider.Instance.Given(Joined, Erased);
        gone.When(new VolunteerCommand.Join(Joined)).ThenNothing();
        gone.When(new VolunteerCommand.Pause(Person, Later)).ThenRejected(new NoSuchVolunteer());
        gone.When(new VolunteerCommand.CreditHours(Credit, HoursId, 150, Later)).ThenNothing();
    }

    [Fact]
    public void frees_places_that_are_still_to_come_and_leaves_those_that_were()
    {
        var early = new ShiftCommand.FreePlaceOfErased(Person, Person, Later);
        var late = new ShiftCommand.FreePlaceOfErased(Person, Person, Time.EndsAt);
        ShiftDecider.Instance.Given(Scheduled, SignedUp).When(early).Then(SignUpCancelled);
        ShiftDecider.Instance.Given(Scheduled, SignedUp, Attended).When(late).ThenNothing();
        ShiftDecider.Instance.Given(Scheduled).When(early).ThenNothing();
    }

    [Fact]
    public void takes_reports_of_hours_with_what_was_said_about_them()
    {
        var erase = new HoursCommand.Erase(HoursId, HoursErased.At);
        HoursDecider.Instance.Given(Reported, Refused).When(erase).Then(HoursErased);
        HoursDecider.Instance.Given().When(erase).ThenNothing();
        HoursDecider.Instance.Given(Reported, HoursErased).When(new HoursCommand.Confirm(Coordinator, null, Today, Later))
            .ThenRejected(new NoSuchHours());
    }

    [Fact]
    public void leaves_no_row()
    {
        VolunteerRow.Projection.Shows([Joined, ProfileChanged, Erased], null);
        HoursRow.Projection.Shows([Reported, Refused, HoursErased], null);
    }
}
