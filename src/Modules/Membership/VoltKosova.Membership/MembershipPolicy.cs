using Microsoft.Extensions.Configuration;
using VoltKosova.Mail;

namespace VoltKosova.Membership;

/// <summary>The numbers of the movement's rules that this module needs, from the configuration section <c>Membership</c>.</summary>
/// <param name="MinimumAge">Years a member must have completed; 18 by the rules of Volt.</param>
/// <param name="UnconfirmedDays">Days after which an application whose address nobody confirmed is deleted; 14.</param>
/// <param name="ReviewDays">Days in which a chapter decides; 28.</param>
/// <param name="VotingWaitDays">Days from admission to the first vote; 90.</param>
/// <param name="RefusedDays">Days after which an application that was refused is forgotten; 180.</param>
/// <param name="ConfirmUrl">Where the link in the mail leads; <c>{token}</c> stands for the token.</param>
internal sealed record MembershipPolicy(
    int MinimumAge, int UnconfirmedDays, int ReviewDays, int VotingWaitDays, int RefusedDays, string? ConfirmUrl)
{
    /// <summary>The link that shows an application and lets its address be confirmed.</summary>
    public string ConfirmUrlOf(Organisation organisation, string token) =>
        (ConfirmUrl ?? organisation.Site + "/api/v1/membership/confirmations/{token}").Replace("{token}", token, StringComparison.Ordinal);

    public static MembershipPolicy From(IConfiguration section) => new(
        Number(section, nameof(MinimumAge), 18, 14, 100),
        Number(section, nameof(UnconfirmedDays), 14, 1, 365),
        Number(section, nameof(ReviewDays), 28, 1, 365),
        Number(section, nameof(VotingWaitDays), 90, 0, 3650),
        Number(section, nameof(RefusedDays), 180, 1, 3650),
        section[nameof(ConfirmUrl)]);

    private static int Number(IConfiguration section, string name, int usual, int least, int most) => section[name] switch
    {
        null or "" => usual,
        var text when int.TryParse(text, out var number) && number >= least && number <= most => number,
        _ => throw new InvalidOperationException($"The setting Membership:{name} must be a whole number from {least} to {most}."),
    };
}
