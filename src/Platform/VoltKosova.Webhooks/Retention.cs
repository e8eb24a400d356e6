namespace VoltKosova.Webhooks;

/// <summary>How long what was sent, failed or skipped is kept.</summary>
internal static class Retention
{
    /// <summary>For how many days an event can be sent again.</summary>
    public const int ReplayableDays = 14;

    /// <summary>For how many days the ids of what peers sent are remembered: longer than any sender tries again.</summary>
    public const int KnownIdsDays = 7;

    /// <summary>The same as a span.</summary>
    public static TimeSpan Replayable { get; } = TimeSpan.FromDays(ReplayableDays);
}
