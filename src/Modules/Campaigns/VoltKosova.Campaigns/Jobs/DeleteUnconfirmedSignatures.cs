using Npgsql;
using VoltKosova.Campaigns.Domain.Signatures;
using VoltKosova.Campaigns.Features;
using VoltKosova.EventStore;
using VoltKosova.Jobs;
using VoltKosova.Kernel;
using VoltKosova.Postgres;

namespace VoltKosova.Campaigns.Jobs;

/// <summary>Deletes signatures whose address nobody confirmed in time: the key of the personal fields, the row, the mails.</summary>
internal sealed class DeleteUnconfirmedSignatures(
    Store<CampaignsStreams> store, Databases databases, Signer signer, TimeProvider clock)
        : IMassErasure<DeleteUnconfirmedSignatures.Parameters>
{
    private static readonly LocalText _deleting = new("Po fshihen nënshkrimet", "Brisanje potpisa", "Deleting signatures");
    private static readonly LocalText _found = new("U gjetën {0} nënshkrime.", "Pronađeno potpisa: {0}.", "Found {0} signatures.");
    private static readonly LocalText _deleted = new("U fshinë {0} nënshkrime.", "Obrisano potpisa: {0}.", "Deleted {0} signatures.");

    public static JobDeclaration Declaration { get; } = new(
        "campaigns.delete-unconfirmed-signatures",
        new LocalText("Fshi nënshkrimet e pakonfirmuara", "Obriši nepotvrđene potpise", "Delete unconfirmed signatures"),
        new LocalText(
            "Fshin nënshkrimet e peticioneve, adresa e të cilave nuk u konfirmua me kohë, me gjithë të dhënat personale në to.",
            "Briše potpise peticija čija adresa nije potvrđena na vreme, sa svim ličnim podacima u njima.",
            "Deletes signatures under petitions whose address was not confirmed in time, with everything personal in them."),
        CampaignsRights.CleanUp,
        "0 40 3 * * ?",
        TimeSpan.FromMinutes(30),
        JobRetry.Usual);

    public async Task Run(Parameters parameters, JobRun run, CancellationToken cancellation)
    {
        var due = await Due(parameters.AtMost, cancellation);
        run.Log(_found, due.Count);
        if (parameters.OnlyCount)
            return;
        for (var done = 0; done < due.Count; done++)
        {
            await run.Report(done, due.Count, _deleting);
            await Delete(due[done], cancellation);
        }

        await run.Report(due.Count, due.Count);
        run.Log(_deleted, due.Count);
    }

    public async Task<long> Touches(Parameters parameters, CancellationToken cancellation) =>
        parameters.OnlyCount ? 0 : (await Due(parameters.AtMost, cancellation)).Count;

    // A mail that is still to be written would outlive the person: it is written first, and forgotten with the rest.
    private async Task<List<Guid>> Due(int atMost, CancellationToken cancellation)
    {
        await using var find = databases.For(CampaignsStreams.Module).CreateCommand(
            """
            SELECT id FROM mt_doc_signature AS waiting
            WHERE data ->> 'state' = 'unconfirmed' AND data ->> 'confirm_by' < $1
              AND (SELECT seq_id FROM mt_events WHERE stream_id = waiting.id AND version = 1)
                <= (SELECT last_seq_id FROM mt_event_progression WHERE name = 'campaigns.ask-to-confirm')
            ORDER BY data ->> 'confirm_by' LIMIT $2
            """);
        find.Parameters.Add(new NpgsqlParameter<string> { TypedValue = StoredJson.TextOf(clock.GetUtcNow()) });
        find.Parameters.Add(new NpgsqlParameter<int> { TypedValue = atMost });
        return await find.ReadIds(cancellation);
    }

    private Task<bool> Delete(Guid id, CancellationToken cancellation) => store.Write(
        async writing =>
        {
            var signature = await writing.Load(CampaignsStreams.Signatures, id);
            if (signature.State is not Signature.Unconfirmed { Form: var form })
                return false;
            await writing.Decide(CampaignsStreams.Signatures, id, new SignatureCommand.DiscardUnconfirmed(writing.Now));
            if (signature.State is not Signature.Gone)
                return false;
            await signer.Forget(writing, form);
            return true;
        },
        cancellation);

    /// <summary>What staff choose.</summary>
    internal sealed record Parameters(
        [JobParameter("Më së shumti", "Najviše", "At most", Min = 1, Max = 1_000_000)] int AtMost = 100_000,
        [JobParameter("Vetëm numëro", "Samo prebroj", "Only count")] bool OnlyCount = false);
}
