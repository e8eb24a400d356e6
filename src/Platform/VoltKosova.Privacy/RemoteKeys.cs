using System.Net.Http.Headers;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace VoltKosova.Privacy;

/// <summary>
/// Fetches the key ring over HTTP from <c>Privacy:KeyUrl</c>, which answers the lines of a key file to whoever bears
/// <c>Privacy:KeyToken</c>. Asked again all the time, so that a rotation needs no restart; when it stops answering, the host goes on for a
/// while and then holds no key any more: a host that was taken away must not be able to read for ever.
/// </summary>
internal sealed partial class RemoteKeys : BackgroundService
{
    private const string UrlSetting = "Privacy:KeyUrl";
    private const string TokenSetting = "Privacy:KeyToken";

    private readonly KeyRing _ring;
    private readonly ILogger<RemoteKeys> _log;
    private readonly TimeProvider _clock;
    private readonly HttpClient? _client;
    private readonly TimeSpan _pause;
    private readonly TimeSpan _kept;
    private DateTimeOffset _answeredAt;
    private bool _answers = true;

    /// <exception cref="InvalidOperationException">A setting makes no sense; one sentence that names it.</exception>
    public RemoteKeys(KeyRing ring, IConfiguration configuration, TimeProvider clock, ILogger<RemoteKeys> log)
    {
        (_ring, _clock, _log) = (ring, clock, log);
        var section = configuration.GetSection("Privacy");
        _pause = TimeSpan.FromSeconds(Number(section, "KeyRefreshSeconds", 30));
        _kept = TimeSpan.FromSeconds(Number(section, "KeyKeptSeconds", 300));
        var isElsewhere = configuration["Privacy:KeyFile"] is { Length: > 0 } || configuration["Privacy:Key"] is { Length: > 0 };
        if (isElsewhere || configuration[UrlSetting] is not { Length: > 0 } url)
            return;
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || !(address.Scheme == Uri.UriSchemeHttps || address.IsLoopback))
            throw new InvalidOperationException($"The setting {UrlSetting} must be an https address.");
        _client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false })
        {
            BaseAddress = address,
            Timeout = TimeSpan.FromSeconds(5),
        };
        if (configuration[TokenSetting] is { Length: > 0 } token)
            _client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
    }

    /// <summary>Asks once before the host takes requests; without an answer it starts all the same and says so.</summary>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        if (_client is null)
            return;
        await Fetch(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    /// <inheritdoc />
    public override void Dispose()
    {
        _client?.Dispose();
        base.Dispose();
    }

    /// <summary>Asks once.</summary>
    internal async Task Fetch(CancellationToken cancellation)
    {
        try
        {
            _ring.Take(KeyRing.Parse(await _client!.GetStringAsync("", cancellation), UrlSetting));
            _answeredAt = _clock.GetUtcNow();
            if (!_answers)
                AnswersAgain(_log);
            _answers = true;
        }
        catch (Exception failure) when (failure is HttpRequestException or TaskCanceledException or InvalidOperationException)
        {
            cancellation.ThrowIfCancellationRequested();
            if (_answers)
                DoesNotAnswer(_log, failure.GetType().Name);
            _answers = false;
            if (_clock.GetUtcNow() - _answeredAt > _kept)
                _ring.Lose();
        }
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(_pause);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            await Fetch(stoppingToken);
    }

    private static int Number(IConfiguration section, string name, int usual) => section[name] switch
    {
        null or "" => usual,
        var text when int.TryParse(text, out var number) && number is > 0 and <= 86_400 => number,
        _ => throw new InvalidOperationException($"The setting Privacy:{name} must be a number of seconds from 1 to 86400."),
    };

    [LoggerMessage(LogLevel.Warning, "The key service does not answer ({Cause}); personal data becomes unavailable when that lasts")]
    private static partial void DoesNotAnswer(ILogger log, string cause);

    [LoggerMessage(LogLevel.Information, "The key service answers again")]
    private static partial void AnswersAgain(ILogger log);
}
