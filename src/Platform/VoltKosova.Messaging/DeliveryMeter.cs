using System.Diagnostics.Metrics;

namespace VoltKosova.Messaging;

/// <summary>
/// What is measured of delivery, under the name <c>VoltKosova.Messaging</c>: per subscriber that this host owns, how far it is behind and
/// since when, and how many streams wait in its dead letters.
/// </summary>
internal static class DeliveryMeter
{
    public static Meter Of(Func<IReadOnlyList<SubscriberStatus>> statuses)
    {
        var meter = new Meter("VoltKosova.Messaging");
        meter.CreateObservableGauge(
            "volt.subscriber.behind", () => Each(status => status.Behind), "{number}", "Numbers of the log that are still before it.");
        meter.CreateObservableGauge(
            "volt.subscriber.behind_time", () => Each(Seconds), "s", "How long it has not reached the end of the log.");
        meter.CreateObservableGauge(
            "volt.subscriber.parked", () => Each(status => (long)status.Parked), "{stream}", "Streams that wait behind a dead letter.");
        return meter;

        IEnumerable<Measurement<T>> Each<T>(Func<SubscriberStatus, T> value)
            where T : struct => statuses()
            .Where(status => status.State is not SubscriberState.Standby)
            .Select(status => new Measurement<T>(value(status), new KeyValuePair<string, object?>("subscriber", status.Name)));
    }

    private static double Seconds(SubscriberStatus status) =>
        status.BehindSince is { } since ? (TimeProvider.System.GetUtcNow() - since).TotalSeconds : 0;
}
