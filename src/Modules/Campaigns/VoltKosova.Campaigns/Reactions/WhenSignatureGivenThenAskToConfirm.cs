using VoltKosova.Campaigns.Domain.Petitions;
using VoltKosova.Campaigns.Domain.Signatures;
using VoltKosova.Campaigns.Features;
using VoltKosova.EventStore;
using VoltKosova.Kernel;
using VoltKosova.Mail;
using VoltKosova.Messaging;
using VoltKosova.Privacy;

namespace VoltKosova.Campaigns.Reactions;

/// <summary>
/// Asks the signer to confirm the address. Somebody who has signed already is told so instead: by mail, where only they read it.
/// </summary>
[TakesBatches(MayWait = true)]
internal sealed class WhenSignatureGivenThenAskToConfirm(Signer signer, SignatureLinks links, Organisation organisation)
    : IReaction<SignatureEvent.Given>
{
    public async Task When(Delivered<SignatureEvent.Given> delivered, Writing writing)
    {
        var form = delivered.Event;
        if (!EmailAddress.TryParse(form.Email, out var address)
            || (await writing.Load(CampaignsStreams.Petitions, form.PetitionId)).State is not Petition.Planned { Terms: var terms })
            return;
        var isKnown =
            await writing.Row<SignerClaim>(CampaignsStreams.Signers, signer.Of(form.PetitionId, address.Canonical)) is not null;
        writing.QueueMail(new MailDraft(
            isKnown ? "petition_already_signed" : "petition_confirm",
            form.Language,
            address,
            new Dictionary<string, string>
            {
                ["org_name"] = organisation.Name,
                ["petition_title"] = terms.Plan.Title.In(form.Language),
                ["confirm_url"] = links.ToConfirm(form.SignatureId),
                ["contact_email"] = organisation.ContactEmail,
                ["expires_at"] = Seat.DayOf(form.ConfirmBy).In(form.Language),
            })
        {
            PersonId = form.PersonId,
        });
    }
}
