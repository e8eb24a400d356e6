using VoltKosova.Kernel;
using VoltKosova.Testing;
using VoltKosova.Volunteering.Domain;
using VoltKosova.Volunteering.Domain.Hours;
using VoltKosova.Volunteering.Domain.Opportunities;
using VoltKosova.Volunteering.Domain.Shifts;
using VoltKosova.Volunteering.Domain.Volunteers;

namespace VoltKosova.Volunteering.Tests;

/// <summary>One volunteer's life and one shift's, for all tests of the module.</summary>
internal static class Facts
{
    public static readonly Guid Person = new("0b9a3f52-7d41-4c8e-9f06-5a1f5d1c2e01");
    public static readonly Guid Another = new("0b9a3f52-7d41-4c8e-9f06-5a1f5d1c2e02");
    public static readonly Guid Third = new("0b9a3f52-7d41-4c8e-9f06-5a1f5d1c2e03");
    public static readonly Guid Chapter = new("0195566a-c800-7000-8000-0000000000c1");
    public static readonly Guid Coordinator = new("0195566a-c800-7000-8000-0000000000a1");
    public static readonly Guid OpportunityId = new("0195566a-c800-7000-8000-0000000000b1");
    public static readonly Guid ShiftId = new("0195566a-c800-7000-8000-0000000000d1");
    public static readonly Guid SignUpId = new("0195566a-c800-7000-8000-0000000000d2");
    public static readonly Guid AnotherSignUpId = new("0195566a-c800-7000-8000-0000000000d3");
    public static readonly Guid HoursId = new("0195566a-c800-7000-8000-0000000000e1");
    public static readonly Guid Credit = new("0195566a-c800-7000-8000-0000000000e2");
    public static readonly Guid Correction = new("0195566a-c800-7000-8000-0000000000e3");
    public static readonly DateOnly Today = new(2026, 3, 2);
    public static readonly DateTimeOffset Now = FixedClock.Start;
    public static readonly DateTimeOffset Later = FixedClock.Start.AddDays(10);

    public static readonly VolunteerProfile Profile = new(
        "Arbër", "+383 44 123 456", new DateOnly(2000, 2, 29), [new(Skill.Translation, SkillLevel.Good)], ["sq", "de"],
        [new(DayOfWeek.Saturday, 9, 17)]);

    public static readonly VolunteerEvent.Joined Joined = new(Person, Person, Chapter, Today, Now);
    public static readonly VolunteerEvent.Paused Paused = new(Person, Coordinator, Later);
    public static readonly VolunteerEvent.Resumed Resumed = new(Person, Coordinator, Later);
    public static readonly VolunteerEvent.Left Left = new(Person, Person, Later);
    public static readonly VolunteerEvent.ProfileChanged ProfileChanged = new(Person, Person, Profile, Now);
    public static readonly VolunteerEvent.HoursCredited HoursCredited = new(Person, Credit, HoursId, 150, Later);

    public static readonly VolunteerEvent.Erased Erased = new(Person, Later);
    public static readonly HoursEvent.Erased HoursErased = new(HoursId, Later);

    public static readonly OpportunityPlan Plan = new(
        new LocalText("Tryezë informuese", "Info-sto", "Information stand"),
        new LocalText("Flasim me njerëz.", "Razgovaramo s ljudima.", "We talk to people."),
        OpportunityKind.Outreach,
        CampaignId: null,
        new Place(Online: false, "prishtine", "Sheshi Skënderbeu"),
        MinimumAge: 16,
        [new(Skill.Translation, SkillLevel.Basic)],
        ContactPersonId: Another,
        OpensAt: null,
        ClosesAt: Later.AddDays(20));

    public static readonly OpportunityEvent.Drafted Drafted = new(OpportunityId, Chapter, Plan, Coordinator, Now);
    public static readonly OpportunityEvent.PlanChanged OpportunityChanged =
        new(OpportunityId, Plan with { MinimumAge = 18 }, Coordinator, Now);
    public static readonly OpportunityEvent.Opened Opened = new(OpportunityId, Chapter, Plan, Coordinator, Now);
    public static readonly OpportunityEvent.Closed OpportunityClosed = new(OpportunityId, Coordinator, Later);
    public static readonly OpportunityEvent.Cancelled OpportunityCancelled = new(OpportunityId, "Shi.", Coordinator, Later);

    public static readonly ShiftTime Time = TimeOf(new DateOnly(2026, 3, 21), new TimeOnly(10, 0), new TimeOnly(12, 30));
    public static readonly ShiftPlan PlanOfShift = new(
        Time,
        Plan.Place,
        Capacity: 2,
        Minimum: 1,
        new LocalText("Merrni jelekun.", "Ponesite prsluk.", "Bring the vest."));

    public static readonly ShiftEvent.Scheduled Scheduled = new(ShiftId, OpportunityId, Chapter, PlanOfShift, Coordinator, Now);
    public static readonly ShiftEvent.PlanChanged ShiftChanged = new(ShiftId, PlanOfShift with { Capacity = 3 }, Coordinator, Now);
    public static readonly ShiftEvent.Cancelled ShiftCancelled = new(ShiftId, "Shi.", Coordinator, Later);
    public static readonly ShiftEvent.SignedUp SignedUp = new(ShiftId, SignUpId, Person, OpportunityId, Chapter, Time, Person, Now);
    public static readonly ShiftEvent.SignedUp AnotherSignedUp =
        new(ShiftId, AnotherSignUpId, Another, OpportunityId, Chapter, Time, Another, Now);
    public static readonly ShiftEvent.SignUpCancelled SignUpCancelled = new(ShiftId, SignUpId, Person, Withdrawal.Volunteer, Person, Later);
    public static readonly ShiftEvent.Attended Attended = new(ShiftId, SignUpId, Person, Coordinator, Time.EndsAt);
    public static readonly ShiftEvent.StayedAway StayedAway = new(ShiftId, SignUpId, Person, Coordinator, Time.EndsAt);

    public static readonly VolunteerEvent.ShiftTaken ShiftTaken = new(Person, ShiftId, Time.StartsAt, Time.EndsAt, Now);
    public static readonly VolunteerEvent.ShiftFreed ShiftFreed = new(Person, ShiftId, Later);

    public static readonly HoursEvent.Reported Reported =
        new(HoursId, Person, Chapter, OpportunityId, ShiftId, Time.Date, 150, Person, Time.EndsAt);
    public static readonly HoursEvent.Confirmed Confirmed =
        new(HoursId, Person, Chapter, OpportunityId, Time.Date, 150, Time.Date.AddDays(1), Coordinator, Time.EndsAt.AddDays(1));
    public static readonly HoursEvent.Refused Refused = new(HoursId, Person, "Askush s'ju ka parë.", Coordinator, Time.EndsAt.AddDays(1));
    public static readonly HoursEvent.Corrected Corrected =
        new(HoursId, Correction, Person, Chapter, -30, "Pauza.", Coordinator, Time.EndsAt.AddDays(2));

    public static ShiftTime TimeOf(
        DateOnly date, TimeOnly start, TimeOnly end, string zone = ShiftTime.UsualZone, RepeatedHour? repeated = null) =>
        ShiftTime.TryMake(date, start, end, zone, repeated, out var time, out var no)
            ? time
            : throw new InvalidOperationException(no.Code);
}
