using Npgsql;
using VoltKosova.Access;
using VoltKosova.Campaigns.Domain;
using VoltKosova.EventStore;
using VoltKosova.Figures;
using VoltKosova.Kernel;
using VoltKosova.Postgres;

namespace VoltKosova.Campaigns.Views;

/// <summary>What open petitions and running campaigns want to reach, the petitions first.</summary>
internal sealed class CampaignsGoals(Databases databases, SignatureCounts counts) : IGoals
{
    private static readonly LocalText _signatures = CampaignsFigures.Signatures.Title;

    public Right Right => CampaignsRights.SeeCounts;

    public async Task<IReadOnlyList<GoalLine>> Read(ChapterScope scope, CancellationToken cancellation)
    {
        var petitions = await Rows<PetitionTally>(PetitionTally.Table, PetitionRow.Open, "closes_on", scope, cancellation);
        var campaigns = await Rows<CampaignRow>(CampaignRow.Table, CampaignRow.Running, "starts_on", scope, cancellation);
        var lines = petitions.Select(petition => new GoalLine(
            petition.ChapterId, petition.Title, petition.PetitionId, "petition", _signatures, petition.Signatures, petition.Goal,
            petition.ClosesOn)).ToList();
        foreach (var campaign in campaigns)
            lines.AddRange(await Of(campaign, cancellation));
        return lines;
    }

    private async Task<IEnumerable<GoalLine>> Of(CampaignRow campaign, CancellationToken cancellation)
    {
        var signatures = campaign.Goals.Any(goal => goal.Counts is Counted.Signatures)
            ? await counts.OfCampaign(campaign.Id, cancellation)
            : 0;
        return GoalProgress.Of(campaign.Goals, campaign.Reported, signatures).Select(goal => new GoalLine(
            campaign.ChapterId, campaign.Title, campaign.Id, "campaign", new LocalText(goal.Measure, goal.Measure, goal.Measure),
            goal.Reached, goal.Target, campaign.EndsOn));
    }

    private async Task<List<TRow>> Rows<TRow>(
        RowTable table, string state, string order, ChapterScope scope, CancellationToken cancellation)
    {
        await using var read = databases.For(CampaignsStreams.Module).CreateCommand(
            $"""
            SELECT data FROM {table.TableName}
            WHERE data ->> 'state' = $1 AND ($2 OR data ->> 'chapter_id' = ANY ($3)) ORDER BY data ->> '{order}', id LIMIT 100
            """);
        read.Parameters.Add(new NpgsqlParameter<string> { TypedValue = state });
        read.Parameters.Add(new NpgsqlParameter<bool> { TypedValue = scope.Everywhere });
        read.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. scope.Chapters.Select(chapter => chapter.ToString())] });
        await using var reader = await read.ExecuteReaderAsync(cancellation);
        var rows = new List<TRow>();
        while (await reader.ReadAsync(cancellation))
            rows.Add(StoredJson.Read<TRow>(reader.GetString(0)));
        return rows;
    }
}
