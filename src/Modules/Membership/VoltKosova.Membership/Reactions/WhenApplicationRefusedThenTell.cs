using System.Globalization;
using VoltKosova.Chapters.Contracts;
using VoltKosova.EventStore;
using VoltKosova.Kernel;
using VoltKosova.Mail;
using VoltKosova.Membership.Domain.Applications;
using VoltKosova.Membership.Views;
using VoltKosova.Messaging;
using VoltKosova.Privacy;

namespace VoltKosova.Membership.Reactions;

/// <summary>Tells the applicant the reasons, and until when which other body can be asked.</summary>
internal sealed class WhenApplicationRefusedThenTell(ConfirmationMail mail, IChapterTerritories chapters, Organisation organisation)
    : IReaction<ApplicationEvent.Refused>
{
    public async Task When(Delivered<ApplicationEvent.Refused> delivered, Writing writing)
    {
        var refused = delivered.Event;
        var application = await writing.Load(MembershipStreams.Applications, refused.ApplicationId);
        var form = application.State switch
        {
            Application.Decided decided => decided.Form,
            Application.UnderAppeal appeal => appeal.Form,
            _ => null,
        };
        if (refused is not { Reason: { } reason, AppealUntil: { } until } || form is null
            || !EmailAddress.TryParse(form.Email, out var address))
            return;
        var row = await writing.Row<ApplicationRow>(ApplicationRow.Table, refused.ApplicationId.ToString());
        writing.QueueMail(mail.About("application_rejected", form, address, new()
        {
            ["application_number"] = row?.Number ?? "",
            ["reason"] = reason,
            ["appeal_days"] = (until.DayNumber - Seat.DayOf(refused.At).DayNumber).ToString(CultureInfo.InvariantCulture),
            ["appeal_body"] = await BodyOf(application.State.ChapterId, writing.Cancellation),
        }));
    }

    private async Task<string> BodyOf(Guid? chapter, CancellationToken cancellation) =>
        chapter is { } first && await chapters.Above(first, cancellation) is { } above
            ? await chapters.NameOf(above, cancellation) ?? organisation.Name
            : organisation.Name;
}
