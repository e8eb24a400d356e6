using VoltKosova.Mail;
using VoltKosova.Privacy;

namespace VoltKosova.Campaigns.Features;

/// <summary>The links in the mails to a signer: one that confirms, and one that withdraws.</summary>
internal sealed class SignatureLinks(LinkTokens tokens, Organisation organisation, CampaignsPolicy policy)
{
    private const string Confirming = "campaigns.confirm-signature";
    private const string Withdrawing = "campaigns.withdraw-signature";

    public string ToConfirm(Guid signature) => policy.ConfirmUrlOf(organisation, tokens.Make(Confirming, signature));

    public string ToWithdraw(Guid signature) => policy.WithdrawUrlOf(organisation, tokens.Make(Withdrawing, signature));

    /// <summary>The signature that a link confirms; an id that nothing has when the link was not made here.</summary>
    public Guid Confirms(string token) => tokens.TryRead(Confirming, token, out var signature) ? signature : Guid.Empty;

    /// <summary>The signature that a link withdraws; an id that nothing has when the link was not made here.</summary>
    public Guid Withdraws(string token) => tokens.TryRead(Withdrawing, token, out var signature) ? signature : Guid.Empty;
}
