using VoltKosova.Chapters.Views;
using VoltKosova.EventStore;
using VoltKosova.Figures;
using VoltKosova.Kernel;
using VoltKosova.Postgres;

namespace VoltKosova.Chapters.Adapters.Postgres;

/// <summary>Tells figures what chapters are called.</summary>
internal sealed class ChapterNames(Databases databases) : IChapterNames
{
    public async Task<IReadOnlyDictionary<Guid, LocalText>> All(CancellationToken cancellation)
    {
        await using var read = databases.For(ChaptersStreams.Module).CreateCommand(
            $"SELECT id, data ->> 'names' FROM {ChapterRow.Table.TableName}");
        await using var reader = await read.ExecuteReaderAsync(cancellation);
        var names = new Dictionary<Guid, LocalText>();
        while (await reader.ReadAsync(cancellation))
            names.Add(reader.GetGuid(0), StoredJson.Read<LocalText>(reader.GetString(1)));
        return names;
    }
}
