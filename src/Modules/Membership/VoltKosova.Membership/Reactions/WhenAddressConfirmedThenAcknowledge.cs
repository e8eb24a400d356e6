using System.Globalization;
using VoltKosova.EventStore;
using VoltKosova.Kernel;
using VoltKosova.Mail;
using VoltKosova.Membership.Domain.Applications;
using VoltKosova.Messaging;
using VoltKosova.Privacy;

namespace VoltKosova.Membership.Reactions;

/// <summary>
/// The receipt: the applicant is told the number, and within how many days a decision is due. The statutes give a week for it; it is sent
/// at
/// once.
/// </summary>
internal sealed class WhenAddressConfirmedThenAcknowledge(ConfirmationMail mail) : IReaction<ApplicationEvent.EmailConfirmed>
{
    public async Task When(Delivered<ApplicationEvent.EmailConfirmed> delivered, Writing writing)
    {
        var confirmed = delivered.Event;
        var form = (await writing.Load(MembershipStreams.Applications, confirmed.ApplicationId)).State switch
        {
            Application.Open open => open.Form,
            Application.Decided decided => decided.Form,
            _ => null,
        };
        if (form is null || !EmailAddress.TryParse(form.Email, out var address))
            return;
        var days = confirmed.DecideBy.DayNumber - Seat.DayOf(confirmed.At).DayNumber;
        writing.QueueMail(mail.About("email_confirmed", form, address, new()
        {
            ["application_number"] = confirmed.Number,
            ["review_days"] = days.ToString(CultureInfo.InvariantCulture),
        }));
    }
}
