using Npgsql;
using VoltKosova.Access;
using VoltKosova.EventStore;
using VoltKosova.Postgres;

namespace VoltKosova.Figures;

/// <summary>Where the rows of some figures are.</summary>
/// <param name="Module">Whose schema.</param>
/// <param name="Table">Rows of <see cref="FigureMonth"/>.</param>
/// <param name="Figures">What the rows count, in the order in which people should read it.</param>
internal sealed record FigureSource(string Module, RowTable Table, IReadOnlyList<Figure> Figures);

/// <summary>
/// All figures of all modules. The rows follow the facts by some milliseconds. It knows no caller: who offers it to people gives the scope.
/// </summary>
public sealed class FigureBook
{
    private readonly IReadOnlyList<FigureSource> _sources;
    private readonly Databases _databases;

    internal FigureBook(IEnumerable<FigureSource> sources, Databases databases)
    {
        (_sources, _databases) = ([.. sources], databases);
        All = [.. _sources.SelectMany(source => source.Figures)];
    }

    /// <summary>In the order in which modules declared them.</summary>
    public IReadOnlyList<Figure> All { get; }

    /// <summary>The figure of that id, or null.</summary>
    public Figure? Find(string id) => All.FirstOrDefault(figure => figure.Id == id);

    /// <summary>A figure over some months in some chapters.</summary>
    public async Task<FigureSeries> Read(Figure figure, FigurePeriod period, ChapterScope scope, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(period);
        ArgumentNullException.ThrowIfNull(scope);
        var source = _sources.Single(one => one.Figures.Contains(figure));
        await using var read = _databases.For(source.Module).CreateCommand(
            $"""
            SELECT data FROM {source.Table.TableName}
            WHERE data ->> 'month' <= $1 AND ($2 OR data ->> 'chapter_id' = ANY ($3)) AND data -> 'values' ? $4
            """);
        read.Parameters.Add(new NpgsqlParameter<string> { TypedValue = FigureMonth.MonthOf(period.Last) });
        read.Parameters.Add(new NpgsqlParameter<bool> { TypedValue = scope.Everywhere });
        read.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. scope.Chapters.Select(chapter => chapter.ToString())] });
        read.Parameters.Add(new NpgsqlParameter<string> { TypedValue = figure.Key });
        await using var reader = await read.ExecuteReaderAsync(cancellation);
        var rows = new List<FigureMonth>();
        while (await reader.ReadAsync(cancellation))
            rows.Add(StoredJson.Read<FigureMonth>(reader.GetString(0)));
        return FigureSeries.Of(figure, period, rows);
    }
}
