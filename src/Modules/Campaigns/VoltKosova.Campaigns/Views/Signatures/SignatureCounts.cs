using Npgsql;
using VoltKosova.Postgres;

namespace VoltKosova.Campaigns.Views;

/// <summary>Counts signatures in the rows that commit with them: exact, and for a page of staff, not for every visitor.</summary>
internal sealed class SignatureCounts(Databases databases)
{
    /// <summary>How many stand under a petition, those that are anonymous by now included.</summary>
    public async Task<int> Standing(Guid petition, CancellationToken cancellation) => (await ByState(petition, cancellation))
        .Where(count => count.State is SignatureRow.Confirmed or SignatureRow.Anonymous)
        .Sum(count => count.Signatures);

    /// <summary>How many there are in every state; states without any are left out.</summary>
    public async Task<IReadOnlyList<StateCount>> ByState(Guid petition, CancellationToken cancellation)
    {
        await using var count = databases.For(CampaignsStreams.Module).CreateCommand(
            """
            SELECT data ->> 'state', count(*)::int FROM mt_doc_signature
            WHERE data ->> 'petition_id' = $1 GROUP BY 1 ORDER BY 1
            """);
        count.Parameters.Add(new NpgsqlParameter<string> { TypedValue = petition.ToString() });
        await using var reader = await count.ExecuteReaderAsync(cancellation);
        var counts = new List<StateCount>();
        while (await reader.ReadAsync(cancellation))
            counts.Add(new StateCount(reader.GetString(0), reader.GetInt32(1)));
        return counts;
    }

    /// <summary>How many have signed the petitions of a campaign. Follows by some milliseconds.</summary>
    public async Task<int> OfCampaign(Guid campaign, CancellationToken cancellation)
    {
        await using var sum = databases.For(CampaignsStreams.Module).CreateCommand(
            "SELECT coalesce(sum((data ->> 'signatures')::int), 0)::int FROM mt_doc_petition_tally WHERE data ->> 'campaign_id' = $1");
        sum.Parameters.Add(new NpgsqlParameter<string> { TypedValue = campaign.ToString() });
        return (int)(await sum.ExecuteScalarAsync(cancellation))!;
    }
}

/// <summary>How many signatures are in a state.</summary>
internal sealed record StateCount(string State, int Signatures);
