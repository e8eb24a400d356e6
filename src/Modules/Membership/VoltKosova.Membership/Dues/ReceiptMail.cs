using VoltKosova.Kernel;
using VoltKosova.Mail;
using VoltKosova.Membership.Domain.Dues;
using VoltKosova.Membership.Views;
using VoltKosova.Privacy;

namespace VoltKosova.Membership.Dues;

/// <summary>The mail that tells a member of a receipt which an officer has issued: where it is fetched, not the paper itself.</summary>
internal sealed class ReceiptMail(Organisation organisation)
{
    private static readonly LocalText _purpose = new("kuota e anëtarësisë, {0}", "članarina, {0}", "membership fee, {0}");

    /// <summary>Null where the member can be written to no more.</summary>
    public MailDraft? Of(ReceiptEvent.Issued receipt, MemberCard member)
    {
        if (!EmailAddress.TryParse(member.Email, out var address))
            return null;
        var language = member.Language;
        var period = new ChargedPeriod(receipt.From, receipt.Until).In(language);
        return new MailDraft("payment_receipt", language, address, new Dictionary<string, string>
        {
            ["given_name"] = member.GivenName ?? "",
            ["org_name"] = organisation.Name,
            ["contact_email"] = organisation.ContactEmail,
            ["amount"] = receipt.Amount.In(language),
            ["paid_on"] = receipt.PaidOn.In(language),
            ["purpose"] = string.Format(null, _purpose.In(language), period),
            ["receipt_number"] = receipt.Number,
            ["receipt_url"] = $"{organisation.Site}/receipts/{receipt.ReceiptId}",
        })
        {
            PersonId = member.PersonId,
            ChapterId = member.ChapterId,
        };
    }
}
