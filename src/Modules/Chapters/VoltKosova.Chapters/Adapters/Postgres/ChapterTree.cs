using Npgsql;
using VoltKosova.Access;
using VoltKosova.Postgres;

namespace VoltKosova.Chapters.Adapters.Postgres;

/// <summary>Tells Access how far a role in a chapter reaches.</summary>
internal sealed class ChapterTree(Databases databases) : IChapterTree
{
    public async Task<IReadOnlySet<Guid>> Below(IReadOnlyCollection<Guid> chapters, CancellationToken cancellation)
    {
        // UNION, not UNION ALL: a ring of parents, which nothing can make, would end too.
        await using var find = databases.For(ChaptersStreams.Module).CreateCommand(
            """
            WITH RECURSIVE reached(id) AS (
                SELECT unnest($1)
                UNION
                SELECT chapter.id FROM mt_doc_chapter AS chapter JOIN reached ON chapter.data ->> 'parent_id' = reached.id::text)
            SELECT id FROM reached
            """);
        find.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = [.. chapters] });
        await using var reader = await find.ExecuteReaderAsync(cancellation);
        var reached = new HashSet<Guid>();
        while (await reader.ReadAsync(cancellation))
            reached.Add(reader.GetGuid(0));
        return reached;
    }
}
