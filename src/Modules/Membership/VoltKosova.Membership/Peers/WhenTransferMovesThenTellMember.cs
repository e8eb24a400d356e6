using VoltKosova.EventStore;
using VoltKosova.Kernel;
using VoltKosova.Mail;
using VoltKosova.Membership.Domain.Members;
using VoltKosova.Membership.Domain.Peers;
using VoltKosova.Messaging;
using VoltKosova.Privacy;
using VoltKosova.Webhooks;

namespace VoltKosova.Membership.Peers;

/// <summary>A member on the way to another Volt chapter hears of each step by mail: what was handed over is about them.</summary>
internal sealed class WhenTransferMovesThenTellMember(IVoltPeers peers, Organisation organisation) : IReaction<TransferEvent>
{
    private static readonly LocalText _offered = new(
        "Dega jote të ka propozuar te {0}. Kur ta pranojë, anëtarësia jote këtu përfundon; deri atëherë mund ta tërheqësh.",
        "Tvoj ogranak te je predložio organizaciji {0}. Kad te ona primi, tvoje članstvo ovde se završava; do tada možeš da odustaneš.",
        "Your chapter has offered you to {0}. Once it has accepted you, your membership here ends; until then you can take that back.");
    private static readonly LocalText _refused = new(
        "Dega jote nuk të propozon te {0}. Arsyeja: {1}",
        "Tvoj ogranak te ne predlaže organizaciji {0}. Razlog: {1}",
        "Your chapter does not offer you to {0}. The reason: {1}");
    private static readonly LocalText _withdrawn = new(
        "Kalimi yt te {0} u tërhoq. Mbetesh anëtar këtu.",
        "Od tvog prelaska u {0} se odustalo. Ostaješ član ovde.",
        "Your transfer to {0} was taken back. You stay a member here.");
    private static readonly LocalText _unknownThere = new(
        "{0} nuk njeh askënd me adresën tënde. Apliko më parë atje me të njëjtën adresë; mbetesh anëtar këtu.",
        "{0} ne zna nikoga sa tvojom adresom. Prijavi se prvo tamo sa istom adresom; ostaješ član ovde.",
        "{0} knows nobody with your address. Apply there first, with the same address; you stay a member here.");
    private static readonly LocalText _notAdmittedThere = new(
        "Aplikimi yt te {0} nuk u pranua. Mbetesh anëtar këtu.",
        "Tvoja prijava u {0} nije prihvaćena. Ostaješ član ovde.",
        "Your application to {0} was not accepted. You stay a member here.");
    private static readonly LocalText _declinedThere = new(
        "{0} nuk të merr. Arsyen mund ta pyesësh atje; mbetesh anëtar këtu.",
        "{0} te ne preuzima. Za razlog možeš da pitaš tamo; ostaješ član ovde.",
        "{0} does not take you over. You can ask there for the reason; you stay a member here.");
    private static readonly LocalText _completed = new(
        "{0} të ka pranuar. Anëtarësia jote këtu ka përfunduar më {2}.",
        "{0} te je primio. Tvoje članstvo ovde se završilo {2}.",
        "{0} has accepted you. Your membership here ended on {2}.");

    public Task When(Delivered<TransferEvent> delivered, Writing writing) => delivered.Event switch
    {
        TransferEvent.Offered f => Tell(writing, f.MemberId, f.PeerId, _offered),
        TransferEvent.Refused { Reason: { } reason } f => Tell(writing, f.MemberId, f.PeerId, _refused, reason),
        TransferEvent.Withdrawn { By: not null } f => Tell(writing, f.MemberId, f.PeerId, _withdrawn),
        TransferEvent.DeclinedThere f => Tell(writing, f.MemberId, f.PeerId, f.Reason switch
        {
            TransferDecline.UnknownPerson => _unknownThere,
            TransferDecline.NotAdmitted => _notAdmittedThere,
            _ => _declinedThere,
        }),
        TransferEvent.Completed f => Tell(writing, f.MemberId, f.PeerId, _completed, on: f.EndedOn),
        _ => Task.CompletedTask,
    };

    private async Task Tell(Writing writing, Guid id, Guid peer, LocalText what, string? reason = null, DateOnly? on = null)
    {
        var member = (await writing.Load(MembershipStreams.Members, id)).State;
        if (member is Member.Merged { Into: var into })
            member = (await writing.Load(MembershipStreams.Members, into)).State;
        if (member is not Member.Known { Timeline.Details: var details } known || !EmailAddress.TryParse(details.Email, out var address))
            return;
        var language = details.Language;
        var to = (await peers.Find(peer, writing.Cancellation))?.Name ?? "Volt";
        writing.QueueMail(new MailDraft("transfer_moved", language, address, new Dictionary<string, string>
        {
            ["given_name"] = details.GivenName ?? "",
            ["org_name"] = organisation.Name,
            ["to_chapter"] = to,
            ["what"] = string.Format(null, what.In(language), to, reason, on?.In(language)),
            ["contact_email"] = organisation.ContactEmail,
        })
        {
            PersonId = known.Admission.PersonId,
            ChapterId = known.ChapterId,
        });
    }
}
