using Npgsql;

namespace VoltKosova.Campaigns.Jobs;

/// <summary>What a job finds to do.</summary>
internal static class DueIds
{
    public static async Task<List<Guid>> ReadIds(this NpgsqlCommand find, CancellationToken cancellation)
    {
        await using var reader = await find.ExecuteReaderAsync(cancellation);
        var due = new List<Guid>();
        while (await reader.ReadAsync(cancellation))
            due.Add(reader.GetGuid(0));
        return due;
    }
}
