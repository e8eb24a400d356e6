using System.Globalization;
using Npgsql;
using NpgsqlTypes;
using VoltKosova.EventStore;

namespace VoltKosova.Web.Lists;

/// <summary>The statements of a list.</summary>
internal static class ListSql
{
    /// <summary>The rows from where the cursor stands; their sort keys as text beside them.</summary>
    public static NpgsqlCommand Page(IListDeclaration list, ListTerms terms, ListScope scope, IReadOnlyList<string>? after, int? limit)
    {
        var command = new NpgsqlCommand();
        var conditions = Conditions(terms, scope, command.Parameters);
        if (after is not null)
            conditions.Add(After(list, terms, after, command.Parameters));
        string[] keys = [.. terms.Sorts.Select(sort => ListOps.Typed(sort.Attribute)), "id"];
        // Under names of their own: "ORDER BY id" would else mean the text beside the row, which no index holds.
        var texts = keys.Select((key, at) => string.Create(CultureInfo.InvariantCulture, $"{key}::text AS key_{at}"));
        var order = keys.Select((key, at) => Descending(list, terms, at) ? key + " DESC" : key);
        command.CommandText =
            $"""
            SELECT data::text, {string.Join(", ", texts)}
            FROM {list.Table.TableName}{Where(conditions)}
            ORDER BY {string.Join(", ", order)}{(limit is { } most ? string.Create(CultureInfo.InvariantCulture, $"\nLIMIT {most}") : "")}
            """;
        return command;
    }

    /// <summary>How many rows there are, counted no further than one beyond the limit.</summary>
    public static NpgsqlCommand Count(IListDeclaration list, ListTerms terms, ListScope scope, int most)
    {
        var command = new NpgsqlCommand();
        var conditions = Conditions(terms, scope, command.Parameters);
        command.CommandText = string.Create(
            CultureInfo.InvariantCulture,
            $"SELECT count(*)::int FROM (SELECT FROM {list.Table.TableName}{Where(conditions)} LIMIT {most + 1}) AS counted");
        return command;
    }

    private static List<string> Conditions(ListTerms terms, ListScope scope, NpgsqlParameterCollection parameters)
    {
        var conditions = new List<string>();
        for (var part = scope; part is not null; part = part.Also)
        {
            if (part.Attribute is not { } attribute)
                continue;
            parameters.Add(new NpgsqlParameter { Value = part.Values, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text });
            conditions.Add(part switch
            {
                { IsWithin: true } => $"(data -> '{attribute.Name}') ?| ${parameters.Count}",
                { IsWithout: true } => $"NOT coalesce((data -> '{attribute.Name}') ?| ${parameters.Count}, false)",
                { IsAllWithin: true } =>
                    $"(data ? '{attribute.Name}' AND data -> '{attribute.Name}' <@ to_jsonb(${parameters.Count}))",
                _ => $"{attribute.Sql} = ANY (${parameters.Count})",
            });
        }

        conditions.AddRange(terms.Filters.Select(filter => ListOps.Sql(filter, parameters)));
        return conditions;
    }

    private static string Where(List<string> conditions) => conditions.Count == 0 ? "" : $"\nWHERE {string.Join("\n  AND ", conditions)}";

    // One direction: a row comparison, which an index answers. Several: key by key.
    private static string After(IListDeclaration list, ListTerms terms, IReadOnlyList<string> after, NpgsqlParameterCollection parameters)
    {
        var keys = terms.Sorts.Select(sort => (Sql: ListOps.Typed(sort.Attribute), sort.Attribute.Type))
            .Append((Sql: "id", Type: IdType(list.Table))).ToList();
        var places = keys.Select((key, at) => ListOps.Add(parameters, Value(list.Table, key.Sql, key.Type, after[at]))).ToList();
        if (terms.Sorts.All(sort => sort.Descending == Descending(list, terms, 0)))
            return $"({string.Join(", ", keys.Select(key => key.Sql))}) {Sign(list, terms, 0)} ({string.Join(", ", places)})";
        var steps = keys.Select((key, at) => string.Join(
            " AND ", [.. keys.Take(at).Select((before, place) =>
                $"{before.Sql} = {places[place]}"), $"{key.Sql} {Sign(list, terms, at)} {places[at]}"]));
        return $"(({string.Join(") OR (", steps)}))";
    }

    private static object Value(RowTable table, string key, FieldType type, string text) => (key, type) switch
    {
        ("id", _) when table.Key == RowKey.Uuid => Guid.Parse(text),
        (_, FieldType.Number) => decimal.Parse(text, CultureInfo.InvariantCulture),
        _ => text,
    };

    private static FieldType IdType(RowTable table) => table.Key == RowKey.Uuid ? FieldType.Uuid : FieldType.Text;

    // The id follows the last key, so that one index serves both directions.
    private static bool Descending(IListDeclaration list, ListTerms terms, int at) =>
        terms.Sorts.Count > 0 ? terms.Sorts[Math.Min(at, terms.Sorts.Count - 1)].Descending : list.NewestFirst;

    private static string Sign(IListDeclaration list, ListTerms terms, int at) => Descending(list, terms, at) ? "<" : ">";
}
