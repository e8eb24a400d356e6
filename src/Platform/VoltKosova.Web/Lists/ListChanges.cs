using System.Globalization;
using Microsoft.AspNetCore.Http;
using Npgsql;
using NpgsqlTypes;
using VoltKosova.EventStore;
using VoltKosova.Postgres;
using VoltKosova.Web.Problems;

namespace VoltKosova.Web.Lists;

/// <summary>
/// What has changed in a list since a moment: rows and tombstones as one sequence by moment and id, up to a moment before which nothing
/// will change any more, whoever commits late (see <c>vk_settled</c>).
/// </summary>
internal sealed class ListChanges(Databases databases, ListCursor cursors, TimeSpan window)
{
    public async Task<Answer> Read<TRow>(
        ListOf<TRow> list, ListQuery query, ListTerms terms, DateTimeOffset since, ListScope scope, CancellationToken cancellation)
        where TRow : class
    {
        var place = cursors.Read(list, terms, scope) is [var end, var moment, var id] ? new Place(Parse(end), Parse(moment), id) : null;
        await using var connection = await databases.For(list.Module).OpenConnectionAsync(cancellation);
        var until = place?.Until ?? await Settled(connection, list.Table, since, cancellation);
        await using var command = Sql(list.Table, scope, since, until, place, terms.Limit + 1);
        command.Connection = connection;
        var (items, removed, last, next) = (new List<TRow>(), new List<ListRemoval>(), (string[]?)null, (string?)null);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
        {
            if (items.Count + removed.Count == terms.Limit)
            {
                next = ListReader.NextPath(query, cursors.Write(list, terms, scope, last!));
                break;
            }

            var (at, key) = (reader.GetFieldValue<DateTimeOffset>(0), reader.GetString(1));
            if (await reader.IsDBNullAsync(2, cancellation))
                removed.Add(new ListRemoval(key, at));
            else
                items.Add(StoredJson.Read<TRow>(reader.GetString(2)));
            last = [StoredJson.TextOf(until), StoredJson.TextOf(at), key];
        }

        // Told with the last page only: who stops before it has not seen everything.
        return Answer.Ok(new ListPage<TRow>(items, next, null, removed, next is null ? until : null, scope.Mark)).WithNext(next);
    }

    /// <summary>Up to where nothing changes any more; never before the moment that was asked for, whose past is not asked for.</summary>
    private async Task<DateTimeOffset> Settled(
        NpgsqlConnection connection, RowTable table, DateTimeOffset since, CancellationToken cancellation)
    {
        await using var ask = new NpgsqlCommand("SELECT asked_at, greatest(settled, $2) FROM vk_settled($1::text::regclass)", connection);
        ask.Parameters.Add(new NpgsqlParameter<string> { TypedValue = table.TableName });
        ask.Parameters.Add(Instant(since));
        await using var reader = await ask.ExecuteReaderAsync(cancellation);
        await reader.ReadAsync(cancellation);
        var now = reader.GetFieldValue<DateTimeOffset>(0);
        if (since > now)
            throw new ProblemException(new Problem("updated-since-in-the-future", StatusCodes.Status400BadRequest));
        if (since < now - window)
            throw new ProblemException(new Problem("sync-window-passed", StatusCodes.Status410Gone));
        return reader.GetFieldValue<DateTimeOffset>(1);
    }

    private static NpgsqlCommand Sql(
        RowTable table, ListScope scope, DateTimeOffset since, DateTimeOffset until, Place? place, int limit)
    {
        var command = new NpgsqlCommand { Parameters = { Instant(since), Instant(until) } };
        var (mine, left, after, buried) = ("", "", "", "");
        if (scope.Attribute is { } attribute)
        {
            if (attribute.Name != table.Sync!.Scope)
                throw new InvalidOperationException($"{table.TableName} keeps no tombstones by {attribute.Name}.");
            command.Parameters.Add(new NpgsqlParameter { Value = scope.Values, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text });
            (mine, left) = ($" AND {attribute.Sql} = ANY ($3)", " AND scope = ANY ($3)");
        }

        var key = table.Key == RowKey.Uuid ? "::uuid" : "";
        if (place is not null)
        {
            command.Parameters.Add(Instant(place.Moment));
            command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = place.Id });
            var (moment, id) = ($"${command.Parameters.Count - 1}", $"${command.Parameters.Count}::text");
            after = $" AND (mt_last_modified, id) > ({moment}, {id}{key})";
            buried = $" AND (removed_at, id) > ({moment}, {id})";
        }

        command.CommandText = string.Create(
            CultureInfo.InvariantCulture,
            $"""
            SELECT moment, key, data FROM (
                (SELECT mt_last_modified AS moment, id::text AS key, data::text AS data FROM {table.TableName}
                 WHERE mt_last_modified >= $1 AND mt_last_modified < $2{mine}{after}
                 ORDER BY mt_last_modified, id LIMIT {limit})
                UNION ALL
                (SELECT removed_at, id, NULL FROM vk_tombstones
                 WHERE table_name = '{table.TableName}' AND removed_at >= $1 AND removed_at < $2{left}{buried}
                   AND NOT EXISTS (SELECT FROM {table.TableName} AS again WHERE again.id = vk_tombstones.id{key}{mine})
                 ORDER BY removed_at, id LIMIT {limit})) AS told
            ORDER BY moment, key LIMIT {limit}
            """);
        return command;
    }

    private static NpgsqlParameter<DateTime> Instant(DateTimeOffset at) =>
        new() { TypedValue = at.UtcDateTime, NpgsqlDbType = NpgsqlDbType.TimestampTz };

    private static DateTimeOffset Parse(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);

    private sealed record Place(DateTimeOffset Until, DateTimeOffset Moment, string Id);
}
