using VoltKosova.EventStore;
using VoltKosova.Kernel;
using VoltKosova.Mail;
using VoltKosova.Membership.Domain.Members;
using VoltKosova.Messaging;
using VoltKosova.Privacy;

namespace VoltKosova.Membership.Reactions;

/// <summary>
/// A member whom officers have suspended, or whose membership they have ended, hears of it by mail, with the reason that is meant for them.
/// Members are told of what a case has led to by the case.
/// </summary>
[TakesBatches(MayWait = true)]
internal sealed class WhenRightsChangeThenTellMember(Organisation organisation)
    : IReaction<MemberEvent.Suspended>, IReaction<MemberEvent.Ended>
{
    private static readonly LocalText _suspended = new(
        "Nga {0} të drejtat e tua si anëtar janë të pezulluara.",
        "Od {0} tvoja članska prava miruju.",
        "From {0} on your rights as a member rest.");
    private static readonly LocalText _suspendedUntil = new(
        "Nga {0} deri më {1} të drejtat e tua si anëtar janë të pezulluara.",
        "Od {0} do {1} tvoja članska prava miruju.",
        "From {0} to {1} your rights as a member rest.");
    private static readonly LocalText _revoked = new(
        "Pranimi yt si anëtar është revokuar më {0}.",
        "Tvoj prijem u članstvo opozvan je {0}.",
        "Your admission as a member was revoked on {0}.");
    private static readonly LocalText _ended = new(
        "Anëtarësia jote ka përfunduar më {0}.",
        "Tvoje članstvo se završilo {0}.",
        "Your membership ended on {0}.");
    private static readonly LocalText _reason = new("Arsyeja: {0}", "Razlog: {0}", "The reason: {0}");
    private static readonly LocalText _ask = new(
        "Arsyen mund ta kërkosh në adresën më poshtë.", "Razlog možeš da zatražiš na adresi ispod.",
        "You can ask for the reason at the address below.");

    public Task When(Delivered<MemberEvent.Suspended> delivered, Writing writing)
    {
        var fact = delivered.Event;
        var (from, until) = fact.Rest ?? new Rest(fact.On, fact.Until);
        return Tell(writing, fact.MemberId, until is null ? _suspended : _suspendedUntil, fact.ToldReason, from, until);
    }

    public Task When(Delivered<MemberEvent.Ended> delivered, Writing writing)
    {
        var fact = delivered.Event;
        var what = fact.Reason is MembershipEnd.Revoked ? _revoked : _ended;
        return Tell(writing, fact.MemberId, what, fact.ToldReason, fact.EndedOn, until: null);
    }

    private async Task Tell(Writing writing, Guid id, LocalText what, string? told, DateOnly from, DateOnly? until)
    {
        if (told is null
            || (await writing.Load(MembershipStreams.Members, id)).State is not Member.Known { Timeline.Details: var member } known
            || !EmailAddress.TryParse(member.Email, out var address))
            return;
        var language = member.Language;
        writing.QueueMail(new MailDraft("membership_rights_changed", language, address, new Dictionary<string, string>
        {
            ["given_name"] = member.GivenName ?? "",
            ["org_name"] = organisation.Name,
            ["what"] = string.Format(null, what.In(language), from.In(language), until?.In(language)),
            ["reason"] = told.Length > 0 ? string.Format(null, _reason.In(language), told) : _ask.In(language),
            ["contact_email"] = organisation.ContactEmail,
        })
        {
            PersonId = known.Admission.PersonId,
            ChapterId = known.ChapterId,
        });
    }
}
