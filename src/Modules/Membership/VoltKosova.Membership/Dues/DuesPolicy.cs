using VoltKosova.Policy;

namespace VoltKosova.Membership.Dues;

/// <summary>The dated settings that dues hang on.</summary>
internal static class DuesPolicy
{
    /// <summary>Days from the due day on which a mail about an open charge leaves; below 0 before it.</summary>
    public static PolicyNumbers ReminderDays { get; } = new("dues.reminderDays", -365, 3650);

    /// <summary>Days from the due day after which dues lapse.</summary>
    public static PolicyNumber GraceDays { get; } = new("dues.graceDays", 0, 3650);

    /// <summary>Days that lie at least between the first reminder that names the consequences and the lapse.</summary>
    public static PolicyNumber LapseNoticeDays { get; } = new("dues.lapseNoticeDays", 0, 3650);

    /// <summary>Whether a lapse ends the membership; if not, it is noted and a body decides.</summary>
    public static PolicyFlag LapseEnds { get; } = new("dues.lapseEndsMembership");

    /// <summary>Percent of dues that are the member's own chapter's.</summary>
    public static PolicyNumber ChapterShare { get; } = new("dues.share.chapterPercent", 0, 100);

    /// <summary>Percent that are the level's between that chapter and the movement.</summary>
    public static PolicyNumber BetweenShare { get; } = new("dues.share.betweenPercent", 0, 100);

    /// <summary>Percent that are Volt Europa's.</summary>
    public static PolicyNumber EuropeShare { get; } = new("dues.share.europePercent", 0, 100);

    /// <summary>Whether Kosovo belongs to the single euro payments area.</summary>
    public static PolicyFlag HomeInSepa { get; } = new("money.sepa.homeCountryMember");

    /// <summary>For how many days a line of a bank file says whom money went to.</summary>
    public static PolicyNumber BankLineDays { get; } = new("dues.bankLineDays", 1, 3650);

    public static IReadOnlyList<PolicySetting> Settings { get; } =
        [ReminderDays, GraceDays, LapseNoticeDays, LapseEnds, ChapterShare, BetweenShare, EuropeShare, HomeInSepa, BankLineDays];
}
