using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using VoltKosova.EventStore;
using VoltKosova.Postgres;

namespace VoltKosova.Mail;

/// <summary>
/// Sends what is due, of every schema; woken by the schema's store and by the clock. Several hosts may do it at once: a mail is claimed by
/// one of them. Nothing logged names a reader.
/// </summary>
internal sealed class MailDrain(
    MailSchemas schemas,
    Databases databases,
    SmtpChoice smtp,
    TimeProvider clock,
    IHostApplicationLifetime lifetime,
    IServiceProvider services,
    ILogger<MailDrain> log) : BackgroundService
{
    private static readonly TimeSpan _poll = TimeSpan.FromSeconds(15);

    // Many commits in a row are answered by one look; nobody misses a quarter of a second in a mail.
    private static readonly TimeSpan _gather = TimeSpan.FromMilliseconds(250);

    private static readonly TimeSpan[] _pauses =
    [
        TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30),
        TimeSpan.FromHours(2), TimeSpan.FromHours(6), TimeSpan.FromHours(24),
    ];

    /// <summary>Sends or keeps everything that is due in one schema now.</summary>
    public async Task Drain(string schema, CancellationToken cancellation)
    {
        var table = new MailTable(databases.For(schema));
        if (smtp.Settings is not { } settings)
        {
            if (await table.KeepDue(clock.GetUtcNow(), cancellation) is > 0 and var kept)
                log.LogInformation("Kept {Count} mails of {Schema}: the setting Smtp:Host names no mail server", kept, schema);
            return;
        }

        using var session = new SmtpSession(settings, clock);
        while (!cancellation.IsCancellationRequested && await table.Claim(clock.GetUtcNow(), cancellation) is var (id, mail))
        {
            // From here on a stop of the host waits: a mail that the server has taken is to be known as sent.
            var outcome = await session.Send(id, mail);
            if (!await table.Settle(id, mail, End(mail, outcome), CancellationToken.None))
                log.LogWarning("Mail {Mail} of {Schema} ended ({Outcome}) after its claim had", id, schema, outcome.Why);
            else if (outcome is not SendOutcome.Taken)
                log.LogWarning("Mail {Mail} ({Template}) of {Schema} was not taken: {Outcome}", id, mail.Template, schema, outcome.Why);
            if (outcome is SendOutcome.Unreachable)
                return;
        }
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (await lifetime.HasStarted(stoppingToken))
            await Task.WhenAll(schemas.Names.Select(schema => Run(schema, stoppingToken)));
    }

    private async Task Run(string schema, CancellationToken stopping)
    {
        var signal = services.GetKeyedService<IEventStore>(schema)?.RowsChanged;
        while (!stopping.IsCancellationRequested)
        {
            var woken = signal?.Next ?? Task.Delay(Timeout.InfiniteTimeSpan, clock, stopping);
            try
            {
                await Drain(schema, stopping);
            }
            catch (Exception failure) when (!stopping.IsCancellationRequested)
            {
                log.LogError(failure, "Mails of {Schema} cannot be sent now", schema);
            }

            await Task.WhenAny(woken, Task.Delay(_poll, clock, stopping));
            await Task.WhenAny(Task.Delay(_gather, clock, stopping));
        }
    }

    private MailRow End(MailRow mail, SendOutcome outcome) => outcome switch
    {
        SendOutcome.Taken => mail.Taken(clock.GetUtcNow()),
        SendOutcome.Refused => mail with { State = MailState.Failed, Failure = outcome.Why },
        _ when mail.Attempts!.Value > _pauses.Length => mail with { State = MailState.Failed, Failure = outcome.Why },
        _ => mail with { DueAt = MailRow.WholeSecond(clock.GetUtcNow() + _pauses[mail.Attempts.Value - 1]), Failure = outcome.Why },
    };
}
