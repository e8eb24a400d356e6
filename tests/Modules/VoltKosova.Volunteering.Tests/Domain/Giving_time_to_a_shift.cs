using VoltKosova.Testing;
using VoltKosova.Volunteering.Domain;
using VoltKosova.Volunteering.Domain.Volunteers;
using Xunit;
using static VoltKosova.Volunteering.Tests.Facts;

namespace VoltKosova.Volunteering.Tests.Domain;

public sealed class Giving_time_to_a_shift
{
    private static readonly VolunteerCommand.TakeShift _take =
        new(ShiftId, Time.StartsAt, Time.EndsAt, Time.Date, MinimumAge: 16, [new(Skill.Translation, SkillLevel.Basic)], Now);

    [Fact]
    public void takes_it_from_the_volunteer() => VolunteerDecider.Instance.Given(Joined, ProfileChanged).When(_take).Then(ShiftTaken);

    [Fact]
    public void needs_a_volunteer() => VolunteerDecider.Instance.Given().When(_take).ThenRejected(new NotAVolunteer());

    [Fact]
    public void is_not_for_who_has_left() =>
        VolunteerDecider.Instance.Given(Joined, ProfileChanged, Left).When(_take).ThenRejected(new NotAVolunteer());

    [Fact]
    public void is_not_for_a_pause() =>
        VolunteerDecider.Instance.Given(Joined, ProfileChanged, Paused).When(_take).ThenRejected(new VolunteerIsPaused());

    [Fact]
    public void with_a_minimum_age_needs_a_date_of_birth() =>
        VolunteerDecider.Instance.Given(Joined).When(_take).ThenRejected(new AgeUnknown());

    [Fact]
    public void without_a_minimum_age_needs_none() =>
        VolunteerDecider.Instance.Given(Joined).When(_take with { MinimumAge = null, Needs = [] }).Then(ShiftTaken);

    [Fact]
    public void counts_the_age_on_the_day_of_the_shift()
    {
        var born = ProfileChanged with { Profile = Profile with { BirthDate = Time.Date.AddYears(-16) } };
        VolunteerDecider.Instance.Given(Joined, born).When(_take).Then(ShiftTaken);
        VolunteerDecider.Instance.Given(Joined, born)
            .When(_take with { Day = Time.Date.AddDays(-1) })
            .ThenRejected(new TooYoungForShift(16));
    }

    [Fact]
    public void needs_every_skill_at_its_level()
    {
        VolunteerDecider.Instance.Given(Joined, ProfileChanged)
            .When(_take with { Needs = [new(Skill.Translation, SkillLevel.Expert)] })
            .ThenRejected(new SkillMissing());
        VolunteerDecider.Instance.Given(Joined, ProfileChanged)
            .When(_take with { Needs = [new(Skill.Translation, SkillLevel.Good), new(Skill.Law, SkillLevel.Basic)] })
            .ThenRejected(new SkillMissing());
    }

    [Fact]
    public void is_refused_for_a_time_that_is_given_away() => VolunteerDecider.Instance.Given(Joined, ProfileChanged, ShiftTaken)
        .When(_take with { ShiftId = Another, From = Time.EndsAt.AddMinutes(-1), Until = Time.EndsAt.AddHours(2) })
        .ThenRejected(new Overlap());

    [Fact]
    public void may_follow_at_once() => VolunteerDecider.Instance.Given(Joined, ProfileChanged, ShiftTaken)
        .When(_take with { ShiftId = Another, From = Time.EndsAt, Until = Time.EndsAt.AddHours(2) })
        .Then(ShiftTaken with { ShiftId = Another, From = Time.EndsAt, Until = Time.EndsAt.AddHours(2) });

    [Fact]
    public void is_possible_once_the_time_is_free_again() =>
        VolunteerDecider.Instance.Given(Joined, ProfileChanged, ShiftTaken, ShiftFreed).When(_take).Then(ShiftTaken);

    [Fact]
    public void is_remembered_through_a_departure_and_a_return() =>
        VolunteerDecider.Instance.Given(Joined, ProfileChanged, ShiftTaken, Left, Joined)
            .When(_take with { ShiftId = Another })
            .ThenRejected(new Overlap());

    [Fact]
    public void ends_when_it_is_freed() => VolunteerDecider.Instance.Given(Joined, ShiftTaken)
        .When(new VolunteerCommand.FreeShift(ShiftId, Later))
        .Then(ShiftFreed);

    [Fact]
    public void brings_hours_that_count_once() => VolunteerDecider.Instance.Given(Joined)
        .When(new VolunteerCommand.CreditHours(Credit, HoursId, 150, Later))
        .Then(HoursCredited);
}
