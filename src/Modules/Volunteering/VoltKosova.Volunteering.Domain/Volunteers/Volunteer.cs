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
        (_, VolunteerEvent.Joined joined) => new Active(joined),
        (Known known, VolunteerEvent.Paused) => new Paused(known.Joined),
        (Known known, VolunteerEvent.Resumed) => new Active(known.Joined),
        (Known known, VolunteerEvent.Left) => new Former(known.Joined),
        _ => volunteer,
    };

    /// <summary>Before they joined.</summary>
    public sealed record Stranger : Volunteer;

    /// <summary>Somebody who has joined at least once.</summary>
    /// <param name="Joined">How they joined the last time.</param>
    public abstract record Known(VolunteerEvent.Joined Joined) : Volunteer
    {
        public Guid Id => Joined.VolunteerId;
    }

    /// <summary>Helps.</summary>
    public sealed record Active(VolunteerEvent.Joined Joined) : Known(Joined);

    /// <summary>Does not help for a while.</summary>
    public sealed record Paused(VolunteerEvent.Joined Joined) : Known(Joined);

    /// <summary>Has left, and may come back.</summary>
    public sealed record Former(VolunteerEvent.Joined Joined) : Known(Joined);
}
