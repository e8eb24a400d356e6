using VoltKosova.Campaigns.Domain.Petitions;
using VoltKosova.Campaigns.Domain.Signatures;
using VoltKosova.Campaigns.Features;
using VoltKosova.EventStore;
using VoltKosova.Mail;
using VoltKosova.Messaging;
using VoltKosova.Privacy;

namespace VoltKosova.Campaigns.Reactions;

/// <summary>Thanks the signer, with the link that takes the signature back.</summary>
[TakesBatches(MayWait = true)]
internal sealed class WhenSignatureConfirmedThenThank(SignatureLinks links, Organisation organisation, CampaignsPolicy policy)
    : IReaction<SignatureEvent.Confirmed>
{
    public async Task When(Delivered<SignatureEvent.Confirmed> delivered, Writing writing)
    {
        var signature = delivered.Event;
        if (!EmailAddress.TryParse(signature.Email, out var address)
            || (await writing.Load(CampaignsStreams.Petitions, signature.PetitionId)).State is not Petition.Planned { Terms: var terms })
            return;
        writing.QueueMail(new MailDraft("petition_signed", signature.Language, address, new Dictionary<string, string>
        {
            ["given_name"] = signature.GivenName ?? "",
            ["org_name"] = organisation.Name,
            ["petition_title"] = terms.Plan.Title.In(signature.Language),
            ["petition_url"] = $"{organisation.Site}/petitions/{signature.PetitionId}",
            ["withdraw_url"] = links.ToWithdraw(signature.SignatureId),
            ["anonymise_days"] = $"{policy.AnonymiseDays}",
        })
        {
            PersonId = signature.PersonId,
        });
    }
}
