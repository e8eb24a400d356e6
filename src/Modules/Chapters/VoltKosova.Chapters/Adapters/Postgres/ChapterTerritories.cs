using System.Text.Json;
using Npgsql;
using NpgsqlTypes;
using VoltKosova.Chapters.Contracts;
using VoltKosova.Chapters.Domain.Chapters;
using VoltKosova.Kernel;
using VoltKosova.Postgres;

namespace VoltKosova.Chapters.Adapters.Postgres;

/// <summary>Answers from the claims themselves: they commit with the facts, so there is no older copy to ask.</summary>
internal sealed class ChapterTerritories(Databases databases) : IChapterTerritories
{
    public async Task<Guid?> LowestHolding(string country, string? municipality, string? locality, CancellationToken cancellation)
    {
        string[] lowestFirst =
        [
            .. municipality is { } slug ? [AreaKey.OfMunicipality(slug)] : Array.Empty<string>(),
            .. locality is { } town ? [AreaKey.OfLocality(country, FoldedName.Of(town))] : Array.Empty<string>(),
            AreaKey.OfCountry(country),
            AreaKey.Everything,
        ];
        await using var find = databases.For(ChaptersStreams.Module).CreateCommand(
            """
            SELECT (found.data ->> 'chapter_id')::uuid FROM jsonb_array_elements_text($1) WITH ORDINALITY AS asked (id, place)
            CROSS JOIN LATERAL (SELECT data FROM mt_doc_area_entry WHERE id = asked.id OFFSET 0) AS found
            ORDER BY asked.place LIMIT 1
            """);
        find.Parameters.Add(new() { Value = JsonSerializer.Serialize(lowestFirst), NpgsqlDbType = NpgsqlDbType.Jsonb });
        return await find.ExecuteScalarAsync(cancellation) as Guid?;
    }

    public async Task<Guid?> Above(Guid chapterId, CancellationToken cancellation)
    {
        await using var find = databases.For(ChaptersStreams.Module).CreateCommand(
            "SELECT (data ->> 'parent_id')::uuid FROM mt_doc_chapter WHERE id = $1");
        find.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = chapterId });
        return await find.ExecuteScalarAsync(cancellation) as Guid?;
    }

    public async Task<string?> NameOf(Guid chapterId, CancellationToken cancellation)
    {
        await using var find = databases.For(ChaptersStreams.Module).CreateCommand(
            "SELECT data ->> 'name' FROM mt_doc_chapter WHERE id = $1");
        find.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = chapterId });
        return await find.ExecuteScalarAsync(cancellation) as string;
    }
}
