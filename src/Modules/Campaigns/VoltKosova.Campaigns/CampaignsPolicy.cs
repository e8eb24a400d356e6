using Microsoft.Extensions.Configuration;
using VoltKosova.Mail;

namespace VoltKosova.Campaigns;

/// <summary>The numbers of the movement's rules that this module needs, from the configuration section <c>Campaigns</c>.</summary>
/// <param name="UnconfirmedDays">Days after which a signature whose address nobody confirmed is deleted; 14.</param>
/// <param name="AnonymiseDays">Days from a petition's closing until nobody can tell any more who signed it; 180.</param>
/// <param name="ConfirmUrl">Where the link that confirms leads; <c>{token}</c> stands for the token.</param>
/// <param name="WithdrawUrl">Where the link that withdraws leads; <c>{token}</c> stands for the token.</param>
internal sealed record CampaignsPolicy(int UnconfirmedDays, int AnonymiseDays, string? ConfirmUrl, string? WithdrawUrl)
{
    /// <summary>The link that shows a signature and lets its address be confirmed.</summary>
    public string ConfirmUrlOf(Organisation organisation, string token) =>
        Link(ConfirmUrl ?? organisation.Site + "/api/v1/campaigns/signature-confirmations/{token}", token);

    /// <summary>The link that shows a signature and lets it be withdrawn.</summary>
    public string WithdrawUrlOf(Organisation organisation, string token) =>
        Link(WithdrawUrl ?? organisation.Site + "/api/v1/campaigns/signature-withdrawals/{token}", token);

    public static CampaignsPolicy From(IConfiguration section) => new(
        Number(section, nameof(UnconfirmedDays), 14, 1, 365),
        Number(section, nameof(AnonymiseDays), 180, 1, 3650),
        section[nameof(ConfirmUrl)],
        section[nameof(WithdrawUrl)]);

    private static string Link(string url, string token) => url.Replace("{token}", token, StringComparison.Ordinal);

    private static int Number(IConfiguration section, string name, int usual, int least, int most) => section[name] switch
    {
        null or "" => usual,
        var text when int.TryParse(text, out var number) && number >= least && number <= most => number,
        _ => throw new InvalidOperationException($"The setting Campaigns:{name} must be a whole number from {least} to {most}."),
    };
}
