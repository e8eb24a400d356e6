using VoltKosova.Kernel;
using static VoltKosova.Membership.Domain.Members.Member;
using static VoltKosova.Membership.Domain.Members.MemberCommand;

namespace VoltKosova.Membership.Domain.Members;

/// <summary>Who the member is turns out to be, or has become, something else. What was known before stays in the log.</summary>
internal static class Correcting
{
    public static Decision<MemberEvent> Decide(Known member, CorrectDetails command)
    {
        var (admission, known) = (member.Admission, member.Timeline.Details);
        var change = command.Change.Beyond(known);
        if (change == new DetailsChange())
            return Decision<MemberEvent>.Nothing;
        if (change.BirthDate > admission.JoinedOn)
            return new BornAfterTheAdmission();
        if ((change.GivenName ?? change.FamilyName) is not null && !known.With(change).HasName)
            return new NameWithoutLetters();
        return new MemberEvent.DetailsCorrected(
            admission.MemberId, admission.PersonId, change.GivenName, change.FamilyName, change.BirthDate, change.Language, change.Email,
            command.Source, command.Today, command.Note, command.By, command.At);
    }

    public static Decision<MemberEvent> Decide(Known member, KeepAddress command) =>
        member.Timeline.Facts.OfType<MemberEvent.AddressKept>().Any(fact => fact.ChangedAt == command.ChangedAt)
            ? Decision<MemberEvent>.Nothing
            : new MemberEvent.AddressKept(
                member.Admission.MemberId, member.Admission.PersonId, command.Reason, command.ChangedAt, command.Today, command.By,
                command.At);
}
