using VoltKosova.Kernel;
using VoltKosova.Membership.Domain.Integrity;

namespace VoltKosova.Membership.Domain.Members;

/// <summary>What keeps a member from forum and offices, by whatever it came from.</summary>
internal static class Barring
{
    public static Decision<MemberEvent> Decide(Member.Known member, MemberCommand.Bar command)
    {
        var known = member.Timeline.BarOf(command.Cause);
        return Lasting(known?.Sanctions, command.Today).SequenceEqual(Lasting(command.Sanctions, command.Today))
            ? Decision<MemberEvent>.Nothing
            : new MemberEvent.Barred(
                member.Admission.MemberId, member.Admission.PersonId, known?.BanId ?? command.BanId, command.Cause, command.Sanctions,
                command.Today, command.By, command.At);
    }

    /// <summary>What a ban in another Volt chapter keeps the member from here, offices that they hold included.</summary>
    public static IEnumerable<MemberEvent.Barred> TakeOver(Member.Active member, MemberCommand.TakeOver command)
    {
        var bans = command.Sanctions.Where(one => one.IsBan() && one.LastsTo(command.Today)).ToList();
        if (bans.Exists(one => one.Kind == SanctionKind.OfficeBan))
            bans.Add(new Sanction(SanctionKind.OfficeRemoval, Until: null));
        return bans is []
            ? []
            :
            [
                new MemberEvent.Barred(
                    member.Admission.MemberId, member.Admission.PersonId, command.TransferId,
                    new SuspensionCause(SuspensionTrigger.Transfer, command.TransferId), bans, command.Today, command.By, command.At),
            ];
    }

    private static IEnumerable<Sanction> Lasting(IReadOnlyList<Sanction>? sanctions, DateOnly today) =>
        (sanctions ?? []).Where(one => one.LastsTo(today));
}
