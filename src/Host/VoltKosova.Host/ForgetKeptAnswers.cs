using Npgsql;
using VoltKosova.Access;
using VoltKosova.EventStore;
using VoltKosova.Jobs;
using VoltKosova.Kernel;
using VoltKosova.Postgres;

namespace VoltKosova.Host;

/// <summary>
/// Deletes the answers that were kept for Idempotency-Keys, in every module's store, once nobody may ask for them any more.
/// </summary>
internal sealed class ForgetKeptAnswers(IEnumerable<StoreDefinition> stores, Databases databases, TimeProvider clock) : IJob<NoParameters>
{
    private static readonly TimeSpan _kept = TimeSpan.FromHours(24);
    private static readonly LocalText _deleted = new("U fshinë {0} përgjigje.", "Obrisano odgovora: {0}.", "Deleted {0} answers.");

    public static Right Right { get; } = new("host.housekeeping", Role.Administrator);

    public static JobDeclaration Declaration { get; } = new(
        "host.forget-kept-answers",
        new LocalText("Fshi përgjigjet e ruajtura", "Obriši sačuvane odgovore", "Delete kept answers"),
        new LocalText(
            "Fshin përgjigjet e API-së që u ruajtën për kërkesa të përsëritura para më shumë se 24 orësh.",
            "Briše odgovore API-ja koji su sačuvani za ponovljene zahteve pre više od 24 sata.",
            "Deletes answers of the API that were kept for repeated requests more than 24 hours ago."),
        Right,
        "0 15 * * * ?",
        TimeSpan.FromMinutes(10),
        JobRetry.Usual);

    public async Task Run(NoParameters parameters, JobRun run, CancellationToken cancellation)
    {
        var (deleted, done, modules) = (0, 0, stores.Select(store => store.Module).ToList());
        foreach (var module in modules)
        {
            await run.Report(done++, modules.Count);
            await using var delete = databases.For(module)
                .CreateCommand("DELETE FROM mt_doc_idempotency_answer WHERE data ->> 'answered_at' < $1");
            delete.Parameters.Add(new NpgsqlParameter<string> { TypedValue = StoredJson.TextOf(clock.GetUtcNow() - _kept) });
            deleted += await delete.ExecuteNonQueryAsync(cancellation);
        }

        await run.Report(modules.Count, modules.Count);
        run.Log(_deleted, deleted);
    }
}
