using Microsoft.Extensions.Configuration;
using VoltKosova.Mail;
using VoltKosova.Membership.Dues;
using VoltKosova.Membership.Integrity;
using VoltKosova.Membership.Voting;
using VoltKosova.Policy;

namespace VoltKosova.Membership;

/// <summary>The numbers of the movement's rules that this module asks for, and the one setting that belongs to the host.</summary>
/// <param name="ConfirmUrl">Where the link in the mail leads; <c>{token}</c> stands for the token.</param>
/// <param name="CardUrl">Where the code on a card leads; <c>{token}</c> stands for the token.</param>
internal sealed record MembershipPolicy(string? ConfirmUrl, string? CardUrl = null)
{
    /// <summary>Years a member must have completed.</summary>
    public static PolicyNumber MinimumAge { get; } = new("age.membership", 14, 100);

    /// <summary>Days after which an application whose address nobody confirmed is deleted.</summary>
    public static PolicyNumber UnconfirmedDays { get; } = new("privacy.unconfirmedSignupRetentionDays", 1, 365);

    /// <summary>Days in which a chapter decides.</summary>
    public static PolicyNumber DecisionDays { get; } = new("membership.decisionDays", 1, 365);

    /// <summary>Days that the next level has once a decision is late.</summary>
    public static PolicyNumber EscalationDays { get; } = new("membership.escalationDays", 1, 365);

    /// <summary>Days in which a refusal can be appealed against.</summary>
    public static PolicyNumber AppealDays { get; } = new("membership.appealDays", 1, 365);

    /// <summary>Days in which an appeal is decided.</summary>
    public static PolicyNumber AppealDecisionDays { get; } = new("membership.appealDecisionDays", 1, 365);

    /// <summary>Days after which an application that was refused is forgotten.</summary>
    public static PolicyNumber RefusedDays { get; } = new("membership.refusedRetentionDays", 1, 3650);

    /// <summary>Days from the admission in which it can be revoked.</summary>
    public static PolicyNumber ProvisionalDays { get; } = new("membership.provisionalDays", 0, 3650);

    /// <summary>The legal entities that have members.</summary>
    public static PolicyWords LegalEntities { get; } = new("membership.legalEntities", "ngo", "party");

    public static IReadOnlyList<PolicySetting> Settings { get; } =
    [
        .. VotingPolicy.Settings, .. DuesPolicy.Settings, .. IntegrityPolicy.Settings,
        MinimumAge, UnconfirmedDays, DecisionDays, EscalationDays, AppealDays, AppealDecisionDays, RefusedDays, ProvisionalDays,
        LegalEntities,
    ];

    /// <summary>The link that shows an application and lets its address be confirmed.</summary>
    public string ConfirmUrlOf(Organisation organisation, string token) =>
        (ConfirmUrl ?? organisation.Site + "/api/v1/membership/confirmations/{token}").Replace("{token}", token, StringComparison.Ordinal);

    /// <summary>Where whoever reads the code on a card learns whether it is valid.</summary>
    public string CardUrlOf(Organisation organisation, string token) =>
        (CardUrl ?? organisation.Site + "/api/v1/membership/cards/{token}").Replace("{token}", token, StringComparison.Ordinal);

    public static MembershipPolicy From(IConfiguration section) => new(section[nameof(ConfirmUrl)], section[nameof(CardUrl)]);
}
