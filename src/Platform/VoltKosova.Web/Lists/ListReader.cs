using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Extensions;
using Npgsql;
using VoltKosova.EventStore;
using VoltKosova.Postgres;
using VoltKosova.Web.Lists;

namespace VoltKosova.Web;

/// <summary>Answers queries of lists, a page as JSON or all of it as CSV.</summary>
public sealed class ListReader
{
    private const int CountedTo = 10_000;
    private const int RowsOfAPiece = 500;

    private readonly Databases _databases;
    private readonly ListCursor _cursors;
    private readonly ListChanges _changes;

    private readonly Func<ISharedViews> _shared;

    internal ListReader(Databases databases, ListCursor cursors, TimeSpan syncWindow, Func<ISharedViews> shared)
    {
        (_databases, _cursors, _shared) = (databases, cursors, shared);
        _changes = new ListChanges(databases, cursors, syncWindow);
    }

    /// <summary>The answer: 200 with a page, with a page of what has changed, or with everything in scope as CSV.</summary>
    /// <exception cref="Problems.ProblemException">The query asks for what the list does not offer, or with a cursor of another query:
    /// 400. It asks for changes that are no longer known: 410. The rows follow a log and may not be read yet: 503.</exception>
    public async Task<Answer> Read<TRow>(ListOf<TRow> list, ListQuery query, ListScope scope, CancellationToken cancellation)
        where TRow : class
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(scope);
        var terms = ListTerms.Read(list, query);
        if (list.Table.IsShared)
            await _shared().UntilReadable(list.Module, list.Table, terms.AtLeast, cancellation);
        if (terms.Since is { } since)
            return await _changes.Read(list, query, terms, since, scope, cancellation);
        if (terms.Csv && query.Export is { } export)
            await export.Pass(most => Count(list, terms, scope, most, cancellation), cancellation);
        return terms.Csv
            ? Answer.Streamed(Csv.MediaType, (body, witness, stop) => WriteCsv(list, terms, scope, body, witness, stop))
            : await Page(list, query, terms, scope, cancellation);
    }

    private async Task<Answer> Page<TRow>(
        ListOf<TRow> list, ListQuery query, ListTerms terms, ListScope scope, CancellationToken cancellation)
        where TRow : class
    {
        var after = _cursors.Read(list, terms, scope);
        await using var connection = await _databases.For(list.Module).OpenConnectionAsync(cancellation);
        var items = new List<TRow>();
        string[]? last = null;
        string? next = null;
        var found = await ListSearch.Find(list, terms, connection, cancellation);
        await using (var command = ListSql.Page(list, found, scope, after, terms.Limit + 1))
        {
            command.Connection = connection;
            await using var reader = await command.ExecuteReaderAsync(cancellation);
            while (await reader.ReadAsync(cancellation))
            {
                if (items.Count == terms.Limit)
                {
                    next = NextPath(query, _cursors.Write(list, terms, scope, last!));
                    break;
                }

                items.Add(StoredJson.Read<TRow>(reader.GetString(0)));
                last = [.. Enumerable.Range(1, terms.Sorts.Count + 1).Select(at => reader.IsDBNull(at) ? "" : reader.GetString(at))];
            }
        }

        var total = terms.Count ? await Total(list, found, scope, connection, cancellation) : null;
        return Answer.Ok(new ListPage<TRow>(items, next, total)).WithNext(next);
    }

    private async Task<int> Count<TRow>(ListOf<TRow> list, ListTerms terms, ListScope scope, int most, CancellationToken cancellation)
        where TRow : class
    {
        await using var connection = await _databases.For(list.Module).OpenConnectionAsync(cancellation);
        await using var command = ListSql.Count(list, await ListSearch.Find(list, terms, connection, cancellation), scope, most);
        command.Connection = connection;
        return (int)(await command.ExecuteScalarAsync(cancellation))!;
    }

    private static async Task<ListTotal> Total<TRow>(
        ListOf<TRow> list, ListTerms terms, ListScope scope, NpgsqlConnection connection, CancellationToken cancellation)
        where TRow : class
    {
        await using var command = ListSql.Count(list, terms, scope, CountedTo);
        command.Connection = connection;
        var count = (int)(await command.ExecuteScalarAsync(cancellation))!;
        return new ListTotal(Math.Min(count, CountedTo), count <= CountedTo);
    }

    // One statement is one snapshot: the file holds every row of the scope, however many there are.
    private async Task WriteCsv<TRow>(
        ListOf<TRow> list, ListTerms terms, ListScope scope, Stream body, Witness witness, CancellationToken cancellation)
        where TRow : class
    {
        await using var connection = await _databases.For(list.Module).OpenConnectionAsync(cancellation);
        var found = await ListSearch.Find(list, terms, connection, cancellation);
        await using var command = ListSql.Page(list, found, scope, after: null, limit: null);
        command.Connection = connection;
        command.CommandTimeout = 0;
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        using var piece = new MemoryStream();
        await using var text = new StreamWriter(piece, Csv.Encoding, leaveOpen: true);
        var columns = list.Attributes.Where(attribute => attribute.Of.Count == 0).ToList();
        await text.WriteAsync(Csv.Line(columns.Select(attribute => attribute.Name)).AsMemory(), cancellation);
        for (var rows = 1; await reader.ReadAsync(cancellation); rows++)
        {
            var json = Encoding.UTF8.GetBytes(reader.GetString(0));
            witness.Read(json);
            using var row = JsonDocument.Parse(json);
            await text.WriteAsync(
                Csv.Line(columns.Select(attribute => Csv.Value(row.RootElement, attribute))).AsMemory(), cancellation);
            if (rows % RowsOfAPiece == 0)
                await Send();
        }

        await Send();

        // No row leaves before it is known whose it was.
        async Task Send()
        {
            await text.FlushAsync(cancellation);
            await witness.Tell(cancellation);
            piece.Position = 0;
            await piece.CopyToAsync(body, cancellation);
            piece.SetLength(0);
        }
    }

    internal static string NextPath(ListQuery query, string cursor)
    {
        var parameters = new QueryBuilder(query.Parameters.Where(parameter => parameter.Key != "cursor")) { { "cursor", cursor } };
        return query.Path + parameters.ToQueryString();
    }
}
