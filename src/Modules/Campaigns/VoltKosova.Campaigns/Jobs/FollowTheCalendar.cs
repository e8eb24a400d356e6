using System.Globalization;
using Npgsql;
using VoltKosova.Campaigns.Domain.Campaigns;
using VoltKosova.Campaigns.Domain.Petitions;
using VoltKosova.EventStore;
using VoltKosova.Jobs;
using VoltKosova.Kernel;
using VoltKosova.Postgres;

namespace VoltKosova.Campaigns.Jobs;

/// <summary>
/// Does what the plans say for this day: starts and opens what was scheduled, completes and closes what has had its last day. A petition
/// takes no signature after its last day also where this has not run.
/// </summary>
internal sealed class FollowTheCalendar(Store<CampaignsStreams> store, Databases databases, TimeProvider clock) : IJob<NoParameters>
{
    private static readonly LocalText _done = new(
        "Fushata: {0} të nisura, {1} të përfunduara. Peticione: {2} të hapura, {3} të mbyllura.",
        "Kampanje: pokrenuto {0}, završeno {1}. Peticije: otvoreno {2}, zatvoreno {3}.",
        "Campaigns: {0} started, {1} completed. Petitions: {2} opened, {3} closed.");

    public static JobDeclaration Declaration { get; } = new(
        "campaigns.follow-the-calendar",
        new LocalText("Ndiq kalendarin e fushatave", "Prati kalendar kampanja", "Follow the calendar of campaigns"),
        new LocalText(
            "Nis fushatat dhe hap peticionet e planifikuara për sot; përfundon dhe mbyll ato që u ka kaluar dita e fundit.",
            "Pokreće kampanje i otvara peticije zakazane za danas; završava i zatvara one kojima je prošao poslednji dan.",
            "Starts campaigns and opens petitions that were scheduled for today; completes and closes those whose last day has passed."),
        CampaignsRights.FollowTheCalendar,
        "0 5 0 * * ?",
        TimeSpan.FromMinutes(10),
        JobRetry.Usual);

    public async Task Run(NoParameters parameters, JobRun run, CancellationToken cancellation)
    {
        var today = Seat.DayOf(clock.GetUtcNow());
        var started = await Each(
            "SELECT id FROM mt_doc_campaign WHERE data ->> 'state' = 'scheduled' AND data ->> 'starts_on' <= $1 ORDER BY id",
            CampaignsStreams.Campaigns, at => new CampaignCommand.Start(By: null, today, at), today, cancellation);
        var completed = await Each(
            "SELECT id FROM mt_doc_campaign WHERE data ->> 'state' = 'running' AND data ->> 'ends_on' < $1 ORDER BY id",
            CampaignsStreams.Campaigns, at => new CampaignCommand.Complete(By: null, today, at), today, cancellation);
        var opened = await Each(
            "SELECT id FROM mt_doc_petition WHERE data ->> 'state' = 'scheduled' AND data #>> '{plan,opens_on}' <= $1 ORDER BY id",
            CampaignsStreams.Petitions, at => new PetitionCommand.OpenIt(By: null, today, at), today, cancellation);
        var closed = await Each(
            "SELECT id FROM mt_doc_petition WHERE data ->> 'state' = 'open' AND data #>> '{plan,closes_on}' < $1 ORDER BY id",
            CampaignsStreams.Petitions, at => new PetitionCommand.Close(By: null, today, at), today, cancellation);
        run.Log(_done, started, completed, opened, closed);
    }

    /// <summary>How many went on; what the business refuses, such as a campaign whose time has passed, stays for staff.</summary>
    private async Task<int> Each<TState, TCommand, TEvent>(
        string due,
        StreamType<TState, TCommand, TEvent> streams,
        Func<DateTimeOffset, TCommand> command,
        DateOnly today,
        CancellationToken cancellation)
        where TEvent : class
    {
        await using var find = databases.For(CampaignsStreams.Module).CreateCommand(due);
        find.Parameters.Add(
            new NpgsqlParameter<string> { TypedValue = today.ToString("O", CultureInfo.InvariantCulture) });
        var done = 0;
        foreach (var id in await find.ReadIds(cancellation))
        {
            var refused = await store.Write(writing => writing.Decide(streams, id, command(writing.Now)), cancellation);
            done += refused is null ? 1 : 0;
        }

        return done;
    }
}
