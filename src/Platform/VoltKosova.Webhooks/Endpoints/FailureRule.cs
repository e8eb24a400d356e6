namespace VoltKosova.Webhooks.Endpoints;

/// <summary>
/// When an endpoint is given up: after 120 hours in which every attempt has failed (the rule of Svix), with notices on the way at 50, 70
/// and 90 percent and at the end (those of Outpost). It is judged when an attempt fails, so an endpoint to which nothing is sent is never
/// disabled; one success ends the row, and so does a time of twice 120 hours without a failure.
/// </summary>
internal static class FailureRule
{
    private static readonly int[] _notices = [100, 90, 70, 50];

    /// <summary>How long every attempt must have failed.</summary>
    public static TimeSpan Patience { get; } = TimeSpan.FromHours(120);

    /// <summary>After how long without a failure an earlier one no longer counts.</summary>
    public static TimeSpan Memory { get; } = 2 * Patience;

    /// <summary>How far the row of failures has come, as the highest notice that is due; null before the first.</summary>
    public static int? NoticeAt(DateTimeOffset failingSince, DateTimeOffset now)
    {
        var percent = (now - failingSince) / Patience * 100;
        var due = _notices.FirstOrDefault(notice => percent >= notice);
        return due == 0 ? null : due;
    }
}
