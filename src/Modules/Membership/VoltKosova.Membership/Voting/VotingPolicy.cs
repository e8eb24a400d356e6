using VoltKosova.EventStore;
using VoltKosova.Membership.Domain;
using VoltKosova.Membership.Domain.Voting;
using VoltKosova.Policy;

namespace VoltKosova.Membership.Voting;

/// <summary>The dated settings that the vote hangs on.</summary>
internal static class VotingPolicy
{
    public static PolicyNumber MinimumAge { get; } = new("voting.minimumAge", 14, 100);

    public static PolicyNumber WaitDays { get; } = new("membership.votingWaitDays", 0, 3650);

    public static PolicyFlag ProvisionalMayVote { get; } = new("voting.provisionalMayVote");

    public static PolicyNumber TransferWaitDays { get; } = new("voting.transferWaitDays", 0, 3650);

    public static PolicyNumber ArrearsDays { get; } = new("voting.arrearsDays", 0, 3650);

    public static PolicyNumber ReminderDays { get; } = new("voting.reminderDays", 0, 3650);

    public static PolicyWords Kinds { get; } =
        new("voting.kinds", [.. Enum.GetValues<MembershipKind>().Select(kind => StoredJson.NameOf(kind))]);

    public static IReadOnlyList<PolicySetting> Settings { get; } =
        [MinimumAge, WaitDays, ProvisionalMayVote, TransferWaitDays, ArrearsDays, ReminderDays, Kinds];

    /// <summary>What the settings ever say, as the domain asks for it.</summary>
    public static VotingBook Book(PolicySnapshot said)
    {
        var known = new Dictionary<DateOnly, VotingRules>();
        return new VotingBook(
            day => known.TryGetValue(day, out var rules) ? rules : known[day] = On(said, day), [.. said.Turns]);
    }

    /// <summary>The settings of a day, each as <c>key=value</c>, for a roll to keep.</summary>
    public static string Text(PolicySnapshot said, DateOnly day) =>
        string.Join(';', Settings.Select(setting => $"{setting.Key}={said.TextOf(setting, day)}").Order(StringComparer.Ordinal));

    private static VotingRules On(PolicySnapshot said, DateOnly day) => new(
        new(said.Number(MinimumAge, day), Source(said, MinimumAge, day)),
        new(said.Number(WaitDays, day), Source(said, WaitDays, day)),
        new(said.Flag(ProvisionalMayVote, day), Source(said, ProvisionalMayVote, day)),
        new(said.Number(TransferWaitDays, day), Source(said, TransferWaitDays, day)),
        new(said.Number(ArrearsDays, day), Source(said, ArrearsDays, day)),
        new(said.Number(ReminderDays, day), Source(said, ReminderDays, day)),
        new([.. said.Words(Kinds, day).Select(word => StoredJson.Read<MembershipKind>($"\"{word}\""))], Source(said, Kinds, day)));

    private static string Source(PolicySnapshot said, PolicySetting setting, DateOnly day) => said.OriginOf(setting, day).Source;
}
