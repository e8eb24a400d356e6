using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using VoltKosova.EventStore;
using VoltKosova.Postgres;

namespace VoltKosova.Accounts;

/// <summary>
/// Tells what was written down, each by one host, at least once, and does changes of addresses whose time has come. What cannot be told
/// for a day is told no more.
/// </summary>
internal sealed class NoticeTeller(
    Databases databases,
    IServiceScopeFactory scopes,
    EmailChanges changes,
    AddressTeller addresses,
    NoticeBell bell,
    TimeProvider clock,
    IHostApplicationLifetime lifetime,
    ILogger<NoticeTeller> log) : BackgroundService
{
    private static readonly TimeSpan _poll = TimeSpan.FromSeconds(15);

    // Long enough for the transaction that rang to end.
    private static readonly TimeSpan _gather = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan _stale = TimeSpan.FromDays(1);
    private readonly SemaphoreSlim _oneAtATime = new(1, 1);
    private readonly NpgsqlDataSource _database = databases.For(AccountsSchema.Name);

    /// <summary>Everything that is to be told now; when its task ends, this host is telling nothing of it any more.</summary>
    public async Task Drain(CancellationToken cancellation)
    {
        await _oneAtATime.WaitAsync(cancellation);
        try
        {
            await changes.FinishDue(cancellation);
            await addresses.Tell(cancellation);
            await _database.Execute("DELETE FROM account_notice WHERE at < $1", [clock.GetUtcNow() - _stale], cancellation);
            for (long? last = 0; last is { } after;)
                last = await TellNext(after, cancellation);
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    /// <inheritdoc />
    public override void Dispose()
    {
        _oneAtATime.Dispose();
        base.Dispose();
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!await lifetime.HasStarted(stoppingToken))
            return;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await Drain(stoppingToken);
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                log.LogError(failure, "Notices of accounts cannot be told now");
            }

            await Task.WhenAny(bell.Heard(stoppingToken), Task.Delay(_poll, clock, stoppingToken));
            await Task.WhenAny(Task.Delay(_gather, clock, stoppingToken));
        }
    }

    /// <returns>The notice that was tried; null when there is none after it.</returns>
    private async Task<long?> TellNext(long after, CancellationToken cancellation)
    {
        await using var connection = await _database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        if (await Next(connection, after, cancellation) is not { } notice)
            return null;
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var mails = await scope.ServiceProvider.GetRequiredService<NoticeWriter>().Write(notice, cancellation);
            foreach (var mail in mails)
                await scope.ServiceProvider.GetRequiredService<ISendAccountMail>().Send(mail, cancellation);
        }
        catch (Exception failure) when (!cancellation.IsCancellationRequested)
        {
            log.LogError(failure, "Notice {Notice} of an account cannot be told now", notice.Id);
            return notice.Id;
        }

        await using var told = new NpgsqlCommand("DELETE FROM account_notice WHERE id = $1", connection, transaction)
        {
            Parameters = { new NpgsqlParameter<long> { TypedValue = notice.Id } },
        };
        await told.ExecuteNonQueryAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return notice.Id;
    }

    private static async Task<PendingNotice?> Next(NpgsqlConnection connection, long after, CancellationToken cancellation)
    {
        await using var next = new NpgsqlCommand(
            "SELECT id, kind, account_id, email, at FROM account_notice WHERE id > $1 ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED",
                connection)
        {
            Parameters = { new NpgsqlParameter<long> { TypedValue = after } },
        };
        await using var reader = await next.ExecuteReaderAsync(cancellation);
        return await reader.ReadAsync(cancellation)
            ? new PendingNotice(
                reader.GetInt64(0),
                Notices.Parse(reader.GetString(1)),
                reader.OrNull<Guid>(2),
                reader.TextOrNull(3),
                reader.GetFieldValue<DateTimeOffset>(4))
            : null;
    }
}

/// <summary>A row of <c>account_notice</c>.</summary>
/// <param name="Kind">Null for a kind that a newer host has written.</param>
internal sealed record PendingNotice(long Id, NoticeKind? Kind, Guid? AccountId, string? Email, DateTimeOffset At);
