using Microsoft.Extensions.Options;
using Npgsql;
using VoltKosova.EventStore;
using VoltKosova.Jobs;
using VoltKosova.Kernel;
using VoltKosova.Postgres;
using VoltKosova.Web;

namespace VoltKosova.Host;

/// <summary>
/// Deletes the tombstones of rows, in every module's store, that no <c>updated_since</c> can ask for any more: a day after its window,
/// because a cursor lives that long. By the database's clock, which wrote them.
/// </summary>
internal sealed class ForgetTombstones(IEnumerable<StoreDefinition> stores, Databases databases, IOptions<WebOptions> web)
    : IJob<NoParameters>
{
    private static readonly LocalText _deleted = new("U fshinë {0} shënime.", "Obrisano beležaka: {0}.", "Deleted {0} notes.");

    public static JobDeclaration Declaration { get; } = new(
        "host.forget-tombstones",
        new LocalText("Fshi shënimet e rreshtave të hequr", "Obriši beleške o uklonjenim redovima", "Delete notes of removed rows"),
        new LocalText(
            "Fshin shënimet që u thonë kopjeve të listave çfarë është hequr, pasi askush nuk mund t'i kërkojë më.",
            "Briše beleške koje kopijama spiskova govore šta je uklonjeno, kada ih više niko ne može tražiti.",
            "Deletes the notes that tell copies of lists what was removed, once nobody can ask for them any more."),
        ForgetKeptAnswers.Right,
        "0 25 * * * ?",
        TimeSpan.FromMinutes(10),
        JobRetry.Usual);

    public async Task Run(NoParameters parameters, JobRun run, CancellationToken cancellation)
    {
        var (deleted, done, modules) = (0, 0, stores.Select(store => store.Module).ToList());
        foreach (var module in modules)
        {
            await run.Report(done++, modules.Count);
            await using var delete = databases.For(module)
                .CreateCommand("DELETE FROM vk_tombstones WHERE removed_at < clock_timestamp() - $1");
            delete.Parameters.Add(new NpgsqlParameter<TimeSpan> { TypedValue = TimeSpan.FromDays(web.Value.SyncDays + 1) });
            deleted += await delete.ExecuteNonQueryAsync(cancellation);
        }

        await run.Report(modules.Count, modules.Count);
        run.Log(_deleted, deleted);
    }
}
