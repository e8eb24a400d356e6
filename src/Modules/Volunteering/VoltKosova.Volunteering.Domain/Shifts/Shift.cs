using System.Collections.Immutable;

namespace VoltKosova.Volunteering.Domain.Shifts;

/// <summary>A piece of work at a time, and who does it. The stream is what guards the capacity.</summary>
internal abstract record Shift
{
    private Shift()
    {
    }

    public static Shift Initial { get; } = new Unscheduled();

    public static Shift Evolve(Shift shift, ShiftEvent fact) => (shift, fact) switch
    {
        (_, ShiftEvent.Scheduled f) => new Scheduled(
            f.ShiftId, f.OpportunityId, f.ChapterId, f.Plan, ImmutableDictionary<Guid, SignUp>.Empty, []),
        (Known known, ShiftEvent.PlanChanged f) => known with { Plan = f.Plan },
        (Known known, ShiftEvent.Cancelled) => new Cancelled(
            known.Id, known.OpportunityId, known.ChapterId, known.Plan, known.SignUps, known.Withdrawn),
        (Known known, ShiftEvent.SignedUp f) => known with
        {
            SignUps = known.SignUps.SetItem(f.PersonId, new SignUp(f.SignUpId, f.PersonId, Attended: null)),
            Withdrawn = known.Withdrawn.Remove(f.PersonId),
        },
        (Known known, ShiftEvent.SignUpCancelled f) => known with
        {
            SignUps = known.SignUps.Remove(f.PersonId),
            Withdrawn = known.Withdrawn.Add(f.PersonId),
        },
        (Known known, ShiftEvent.Attended f) => known.Record(f.PersonId, attended: true),
        (Known known, ShiftEvent.StayedAway f) => known.Record(f.PersonId, attended: false),
        _ => shift,
    };

    /// <summary>Before anybody wrote it down.</summary>
    public sealed record Unscheduled : Shift;

    /// <summary>A shift that was written down.</summary>
    /// <param name="SignUps">Who has a place, by person.</param>
    /// <param name="Withdrawn">Who had a place and has none now.</param>
    public abstract record Known(
        Guid Id,
        Guid OpportunityId,
        Guid ChapterId,
        ShiftPlan Plan,
        ImmutableDictionary<Guid, SignUp> SignUps,
        ImmutableHashSet<Guid> Withdrawn) : Shift
    {
        internal Known Record(Guid person, bool attended) =>
            SignUps.TryGetValue(person, out var signUp)
                ? this with { SignUps = SignUps.SetItem(person, signUp with { Attended = attended }) }
                : this;
    }

    /// <summary>Takes place.</summary>
    public sealed record Scheduled(
        Guid Id,
        Guid OpportunityId,
        Guid ChapterId,
        ShiftPlan Plan,
        ImmutableDictionary<Guid, SignUp> SignUps,
        ImmutableHashSet<Guid> Withdrawn) : Known(Id, OpportunityId, ChapterId, Plan, SignUps, Withdrawn);

    /// <summary>Does not take place.</summary>
    public sealed record Cancelled(
        Guid Id,
        Guid OpportunityId,
        Guid ChapterId,
        ShiftPlan Plan,
        ImmutableDictionary<Guid, SignUp> SignUps,
        ImmutableHashSet<Guid> Withdrawn) : Known(Id, OpportunityId, ChapterId, Plan, SignUps, Withdrawn);
}

/// <summary>Somebody's place in a shift.</summary>
/// <param name="Attended">Whether they came; null before anybody says.</param>
internal sealed record SignUp(Guid Id, Guid PersonId, bool? Attended);
