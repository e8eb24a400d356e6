using System.Globalization;
using Npgsql;
using VoltKosova.Campaigns.Domain.Signatures;
using VoltKosova.Campaigns.Features;
using VoltKosova.EventStore;
using VoltKosova.Jobs;
using VoltKosova.Kernel;
using VoltKosova.Postgres;

namespace VoltKosova.Campaigns.Jobs;

/// <summary>
/// Forgets who signed petitions that closed long ago: the key of the personal fields, the names in the rows, the mails, the claim of the
/// address. The counts stay, because a signature keeps its place and goes on counting.
/// </summary>
internal sealed class AnonymiseSignatures(
    Store<CampaignsStreams> store, Databases databases, Signer signer, CampaignsPolicy policy, TimeProvider clock)
    : IMassErasure<AnonymiseSignatures.Parameters>
{
    private static readonly LocalText _forgetting = new("Po anonimizohen nënshkrimet", "Anonimizacija potpisa", "Anonymising signatures");
    private static readonly LocalText _found = new("U gjetën {0} nënshkrime.", "Pronađeno potpisa: {0}.", "Found {0} signatures.");
    private static readonly LocalText _forgotten =
        new("U anonimizuan {0} nënshkrime.", "Anonimizovano potpisa: {0}.", "Anonymised {0} signatures.");

    public static JobDeclaration Declaration { get; } = new(
        "campaigns.anonymise-signatures",
        new LocalText("Anonimizo nënshkrimet", "Anonimizuj potpise", "Anonymise signatures"),
        new LocalText(
            "Fshin të dhënat personale të nënshkruesve të peticioneve që janë mbyllur prej kohësh. Numrat mbeten.",
            "Briše lične podatke potpisnika peticija koje su odavno zatvorene. Brojevi ostaju.",
            "Deletes everything personal of those who signed petitions that closed long ago. The counts stay."),
        CampaignsRights.CleanUp,
        "0 50 3 * * ?",
        TimeSpan.FromHours(2),
        JobRetry.Usual);

    public async Task Run(Parameters parameters, JobRun run, CancellationToken cancellation)
    {
        var due = await Due(parameters.AtMost, cancellation);
        run.Log(_found, due.Count);
        if (parameters.OnlyCount)
            return;
        for (var done = 0; done < due.Count; done++)
        {
            await run.Report(done, due.Count, _forgetting);
            await Anonymise(due[done], cancellation);
        }

        await run.Report(due.Count, due.Count);
        run.Log(_forgotten, due.Count);
    }

    public async Task<long> Touches(Parameters parameters, CancellationToken cancellation) =>
        parameters.OnlyCount ? 0 : (await Due(parameters.AtMost, cancellation)).Count;

    private async Task<List<Guid>> Due(int atMost, CancellationToken cancellation)
    {
        await using var find = databases.For(CampaignsStreams.Module).CreateCommand(
            """
            SELECT signature.id FROM mt_doc_signature AS signature
            JOIN mt_doc_petition AS petition ON signature.data ->> 'petition_id' = petition.data ->> 'id'
            WHERE signature.data ->> 'state' = 'confirmed' AND petition.data ->> 'closed_on' < $1
            ORDER BY signature.id LIMIT $2
            """);
        var before = Seat.DayOf(clock.GetUtcNow()).AddDays(-policy.AnonymiseDays);
        find.Parameters.Add(new NpgsqlParameter<string> { TypedValue = before.ToString("O", CultureInfo.InvariantCulture) });
        find.Parameters.Add(new NpgsqlParameter<int> { TypedValue = atMost });
        return await find.ReadIds(cancellation);
    }

    private Task<bool> Anonymise(Guid id, CancellationToken cancellation) => store.Write(
        async writing =>
        {
            var signature = await writing.Load(CampaignsStreams.Signatures, id);
            if (signature.State is not Signature.Confirmed { Form: var form })
                return false;
            await writing.Decide(CampaignsStreams.Signatures, id, new SignatureCommand.Anonymise(writing.Now));
            await signer.Forget(writing, form);
            return true;
        },
        cancellation);

    /// <summary>What staff choose.</summary>
    internal sealed record Parameters(
        [JobParameter("Më së shumti", "Najviše", "At most", Min = 1, Max = 1_000_000)] int AtMost = 100_000,
        [JobParameter("Vetëm numëro", "Samo prebroj", "Only count")] bool OnlyCount = false);
}
