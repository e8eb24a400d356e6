using Npgsql;
using VoltKosova.EventStore;
using VoltKosova.Jobs;
using VoltKosova.Kernel;
using VoltKosova.Partnerships.Domain.Agreements;
using VoltKosova.Partnerships.Features;
using VoltKosova.Postgres;

namespace VoltKosova.Partnerships.Jobs;

/// <summary>
/// Does what the calendar says: opens agreements whose day has come, ends those that are over, says once that an end is near. Each
/// agreement is a commit of its own, and what was done is not due any more.
/// </summary>
internal sealed class KeepUpAgreements(Store<PartnershipsStreams> store, Databases databases, TimeProvider clock)
    : IJob<KeepUpAgreements.Parameters>
{
    private static readonly LocalText _step = new("Po shikohen marrëveshjet", "Pregled sporazuma", "Looking at agreements");
    private static readonly LocalText _opened = new("Hynë në fuqi: {0}.", "Stupilo na snagu: {0}.", "In force now: {0}.");
    private static readonly LocalText _ended = new("Përfunduan: {0}.", "Završeno: {0}.", "Ended: {0}.");
    private static readonly LocalText _noticed = new("Përfundojnë së shpejti: {0}.", "Uskoro ističe: {0}.", "Ending soon: {0}.");

    public static JobDeclaration Declaration { get; } = new(
        "partnerships.keep-up-agreements",
        new LocalText("Hap dhe mbyll marrëveshjet", "Otvori i zatvori sporazume", "Open and close agreements"),
        new LocalText(
            "Hap marrëveshjet që u erdhi dita, mbyll ato që kanë mbaruar dhe lajmëron ato që mbarojnë së shpejti.",
            "Otvara sporazume čiji je dan došao, zatvara one koji su istekli i najavljuje one koji uskoro ističu.",
            "Opens agreements whose day has come, ends those that are over, and gives notice of those that end soon."),
        PartnershipsRights.Manage,
        "0 15 4 * * ?",
        TimeSpan.FromMinutes(30),
        JobRetry.Usual);

    public async Task Run(Parameters parameters, JobRun run, CancellationToken cancellation)
    {
        var due = await Due(parameters.AtMost, cancellation);
        var done = new List<AgreementEvent>();
        for (var at = 0; at < due.Count; at++)
        {
            await run.Report(at, due.Count, _step);
            done.AddRange(await KeepUp(due[at], cancellation));
        }

        await run.Report(due.Count, due.Count);
        run.Log(_opened, done.OfType<AgreementEvent.InForce>().Count());
        run.Log(_ended, done.OfType<AgreementEvent.Ended>().Count());
        run.Log(_noticed, done.OfType<AgreementEvent.ExpiryNoticed>().Count());
    }

    // The decision looks again; what the query finds too much is no harm.
    private async Task<List<Guid>> Due(int atMost, CancellationToken cancellation)
    {
        await using var find = databases.For(PartnershipsStreams.Module).CreateCommand(
            """
            SELECT id FROM mt_doc_agreement
            WHERE data ->> 'state' IN ('approved', 'signed', 'in_force')
              AND (data ->> 'state' = 'signed'
                OR data ->> 'terminates_on' <= $1
                OR data ->> 'ends_on' < $1
                OR (data ->> 'noticed_on' IS NULL AND data ->> 'terminates_on' IS NULL
                  AND (data ->> 'ends_on')::date - (data ->> 'notice_days')::int <= $1::date))
            ORDER BY id LIMIT $2
            """);
        find.Parameters.Add(new NpgsqlParameter<string> { TypedValue = Seat.DayOf(clock.GetUtcNow()).ToString("O", null) });
        find.Parameters.Add(new NpgsqlParameter<int> { TypedValue = atMost });
        await using var reader = await find.ExecuteReaderAsync(cancellation);
        var due = new List<Guid>();
        while (await reader.ReadAsync(cancellation))
            due.Add(reader.GetGuid(0));
        return due;
    }

    private Task<List<AgreementEvent>> KeepUp(Guid id, CancellationToken cancellation) => store.Write<List<AgreementEvent>>(
        async writing =>
        {
            var agreement = await writing.Load(PartnershipsStreams.Agreements, id);
            var before = agreement.State;
            var command = new AgreementCommand.KeepUp(Seat.DayOf(writing.Now), writing.Now);
            var facts = AgreementDecider.Instance.Decide(before, command).Events;
            await writing.Decide(PartnershipsStreams.Agreements, id, command);
            await OnAgreement.Settle(writing, before, agreement.State);
            return [.. facts];
        },
        cancellation);

    /// <summary>What staff choose.</summary>
    internal sealed record Parameters([JobParameter("Më së shumti", "Najviše", "At most", Min = 1, Max = 100_000)] int AtMost = 10_000);
}
