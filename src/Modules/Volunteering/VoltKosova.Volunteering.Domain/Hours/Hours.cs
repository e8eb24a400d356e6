using System.Collections.Immutable;

namespace VoltKosova.Volunteering.Domain.Hours;

/// <summary>Work that a volunteer says they did, and what the coordinator says to it.</summary>
internal abstract record Hours
{
    private Hours()
    {
    }

    public static Hours Initial { get; } = new Unreported();

    public static Hours Evolve(Hours hours, HoursEvent fact) => (hours, fact) switch
    {
        (_, HoursEvent.Reported f) => new Waiting(f),
        (Known known, HoursEvent.Confirmed f) => new Confirmed(known.Report, f.Minutes, []),
        (Known known, HoursEvent.Refused) => new Refused(known.Report),
        (Confirmed confirmed, HoursEvent.Corrected f) => confirmed with
        {
            Minutes = confirmed.Minutes + f.Minutes,
            Corrections = confirmed.Corrections.Add(f.CorrectionId),
        },
        (_, HoursEvent.Erased) => new Gone(),
        _ => hours,
    };

    /// <summary>Nobody can tell any more whose they were.</summary>
    public sealed record Gone : Hours;

    /// <summary>Before they were reported.</summary>
    public sealed record Unreported : Hours;

    /// <summary>Hours that were reported.</summary>
    public abstract record Known(HoursEvent.Reported Report) : Hours;

    /// <summary>Nobody has decided yet.</summary>
    public sealed record Waiting(HoursEvent.Reported Report) : Known(Report);

    /// <summary>They count.</summary>
    /// <param name="Minutes">After all corrections.</param>
    public sealed record Confirmed(HoursEvent.Reported Report, int Minutes, ImmutableHashSet<Guid> Corrections) : Known(Report);

    /// <summary>They do not count.</summary>
    public sealed record Refused(HoursEvent.Reported Report) : Known(Report);
}
