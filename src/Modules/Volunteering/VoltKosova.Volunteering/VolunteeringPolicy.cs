using Microsoft.Extensions.Configuration;

namespace VoltKosova.Volunteering;

/// <summary>The numbers of the movement's rules that this module needs, from the configuration section <c>Volunteering</c>.</summary>
/// <param name="CancelHours">Hours before the start of a shift until which a volunteer can cancel; 24.</param>
internal sealed record VolunteeringPolicy(int CancelHours)
{
    private const int Longest = 30 * 24;

    public static VolunteeringPolicy From(IConfiguration section) => section[nameof(CancelHours)] switch
    {
        null or "" => new(24),
        var text when int.TryParse(text, out var hours) && hours is >= 0 and <= Longest => new(hours),
        _ => throw new InvalidOperationException($"The setting Volunteering:CancelHours must be a whole number from 0 to {Longest}."),
    };
}
