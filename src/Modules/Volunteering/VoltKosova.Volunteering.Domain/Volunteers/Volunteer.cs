using System.Collections.Immutable;

namespace VoltKosova.Volunteering.Domain.Volunteers;

/// <summary>Somebody who helps. A person is one volunteer for ever, however often they leave and come back.</summary>
internal abstract record Volunteer
{
    private Volunteer()
    {
    }

    public static Volunteer Initial { get; } = new Stranger();

    public static Volunteer Evolve(Volunteer volunteer, VolunteerEvent fact) => (volunteer, fact) switch
    {
        (_, VolunteerEvent.Erased) or (Gone, _) => new Gone(),
        (_, VolunteerEvent.Joined joined) => new Active(joined, (volunteer as Known)?.Kept ?? Kept.Nothing),
        (Known known, VolunteerEvent.Paused) => new Paused(known.Joined, known.Kept),
        (Known known, VolunteerEvent.Resumed) => new Active(known.Joined, known.Kept),
        (Known known, VolunteerEvent.Left) => new Former(known.Joined, known.Kept),
        (Known known, VolunteerEvent.ProfileChanged f) => known with { Kept = known.Kept with { Profile = f.Profile } },
        (Known known, VolunteerEvent.ShiftTaken f) =>
            known with { Kept = known.Kept with { Shifts = known.Kept.Shifts.SetItem(f.ShiftId, new Busy(f.From, f.Until)) } },
        (Known known, VolunteerEvent.ShiftFreed f) =>
            known with { Kept = known.Kept with { Shifts = known.Kept.Shifts.Remove(f.ShiftId) } },
        (Known known, VolunteerEvent.HoursCredited f) => known with { Kept = known.Kept.With(f) },
        _ => volunteer,
    };

    /// <summary>Before they joined.</summary>
    public sealed record Stranger : Volunteer;

    /// <summary>Somebody whom nobody can tell any more; they cannot come back under this id.</summary>
    public sealed record Gone : Volunteer;

    /// <summary>Somebody who has joined at least once.</summary>
    /// <param name="Joined">How they joined the last time.</param>
    public abstract record Known(VolunteerEvent.Joined Joined, Kept Kept) : Volunteer
    {
        public Guid Id => Joined.VolunteerId;
    }

    /// <summary>Helps.</summary>
    public sealed record Active(VolunteerEvent.Joined Joined, Kept Kept) : Known(Joined, Kept);

    /// <summary>Does not help for a while.</summary>
    public sealed record Paused(VolunteerEvent.Joined Joined, Kept Kept) : Known(Joined, Kept);

    /// <summary>Has left, and may come back.</summary>
    public sealed record Former(VolunteerEvent.Joined Joined, Kept Kept) : Known(Joined, Kept);
}

/// <summary>What stays with a volunteer through pauses and returns.</summary>
/// <param name="Profile">Null before there is one, and once the person is erased.</param>
/// <param name="Shifts">The time that they have given to shifts, by shift.</param>
/// <param name="Credits">Which confirmations and corrections of hours have been credited.</param>
internal sealed record Kept(VolunteerProfile? Profile, ImmutableDictionary<Guid, Busy> Shifts, ImmutableHashSet<Guid> Credits)
{
    public static Kept Nothing { get; } = new(null, ImmutableDictionary<Guid, Busy>.Empty, []);

    public Kept With(VolunteerEvent.HoursCredited credit) => this with { Credits = Credits.Add(credit.CreditId) };
}

/// <summary>A time that is given away; the end is not part of it.</summary>
internal sealed record Busy(DateTimeOffset From, DateTimeOffset Until)
{
    public bool Overlaps(DateTimeOffset from, DateTimeOffset until) => From < until && from < Until;
}
