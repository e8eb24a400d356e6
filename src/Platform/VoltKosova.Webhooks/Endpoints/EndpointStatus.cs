using System.Globalization;
using VoltKosova.Kernel;

namespace VoltKosova.Webhooks.Endpoints;

/// <summary>How an endpoint stands, in one sentence.</summary>
internal static class EndpointStatus
{
    private static readonly LocalText _pending = new(
        "Pika fundore nuk i është përgjigjur ende sfidës, prandaj nuk i dërgohet asgjë tjetër.",
        "Krajnja tačka još nije odgovorila na izazov, pa joj se ništa drugo ne šalje.",
        "The endpoint has not answered its challenge yet, so nothing else is sent to it.");

    private static readonly LocalText _active = new(
        "Ngjarjet dërgohen.", "Događaji se šalju.", "Events are sent.");

    private static readonly LocalText _failing = new(
        "Ngjarjet dërgohen, por çdo përpjekje ka dështuar që nga {0}; pas {1} pika fundore çaktivizohet.",
        "Događaji se šalju, ali svaki pokušaj od {0} nije uspeo; posle {1} krajnja tačka se isključuje.",
        "Events are sent, but every attempt since {0} has failed; after {1} the endpoint is disabled.");

    private static readonly LocalText _gone = new(
        "E çaktivizuar më {0}, sepse u përgjigj me 410 (Gone); ngjarjet ruhen si të kapërcyera dhe mund të ridërgohen për 14 ditë.",
        "Isključena {0} jer je odgovorila sa 410 (Gone); događaji se čuvaju kao preskočeni i mogu se ponoviti 14 dana.",
        "Disabled on {0} because it answered 410 (Gone); events are kept as skipped and can be replayed for 14 days.");

    private static readonly LocalText _gaveUp = new(
        "E çaktivizuar më {0}, sepse çdo përpjekje që nga {1} kishte dështuar; ngjarjet ruhen dhe mund të ridërgohen për 14 ditë.",
        "Isključena {0} jer nijedan pokušaj od {1} nije uspeo; događaji se čuvaju i mogu se ponoviti 14 dana.",
        "Disabled on {0} because every attempt since {1} had failed; events are kept as skipped and can be replayed for 14 days.");

    private static readonly LocalText _staff = new(
        "E çaktivizuar më {0} nga stafi; ngjarjet ruhen si të kapërcyera dhe mund të ridërgohen për 14 ditë.",
        "Isključilo ju je osoblje {0}; događaji se čuvaju kao preskočeni i mogu se ponoviti 14 dana.",
        "Disabled on {0} by staff; events are kept as skipped and can be replayed for 14 days.");

    private static readonly LocalText _moved = new(
        "Ka adresë të re që nga {0}, e cila nuk i është përgjigjur ende sfidës; ngjarjet ruhen dhe mund të ridërgohen për 14 ditë.",
        "Od {0} ima novu adresu, koja još nije odgovorila na izazov; događaji se čuvaju i mogu se ponoviti 14 dana.",
        "It has a new address since {0}, which has not answered the challenge yet; events are kept and can be replayed for 14 days.");

    public static string Of(EndpointRow endpoint, HealthRow? health, Language language) => (endpoint.State, endpoint.DisabledBecause) switch
    {
        (Standing.Pending, _) => _pending.In(language),
        (Standing.Active, _) when health is not null =>
            Fill(_failing, language, health.FailingSince, health.FailingSince + FailureRule.Patience),
        (Standing.Active, _) => _active.In(language),
        (_, DisabledBecause.Gone) => Fill(_gone, language, endpoint.DisabledAt),
        (_, DisabledBecause.Failing) => Fill(_gaveUp, language, endpoint.DisabledAt, endpoint.FailingSince),
        (_, DisabledBecause.Moved) => Fill(_moved, language, endpoint.DisabledAt),
        _ => Fill(_staff, language, endpoint.DisabledAt),
    };

    /// <summary>An instant as people read it: day and minute, in UTC, because receivers are anywhere.</summary>
    public static string Told(DateTimeOffset? at, Language language) => at is { } known
        ? $"{DateOnly.FromDateTime(known.UtcDateTime).In(language)} {known.UtcDateTime.ToString("HH:mm", CultureInfo.InvariantCulture)} UTC"
        : "?";

    private static string Fill(LocalText text, Language language, params IEnumerable<DateTimeOffset?> instants) =>
        string.Format(CultureInfo.InvariantCulture, text.In(language), [.. instants.Select(instant => Told(instant, language))]);
}
