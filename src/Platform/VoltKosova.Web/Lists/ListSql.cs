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
        var search = limit is null ? null : InOrder(list, terms);
        var others = search is null ? terms : terms with { Filters = [.. terms.Filters.Where(filter => filter != search)] };
        var conditions = Conditions(list, others, scope, command.Parameters);
        if (after is not null)
            conditions.Add(After(list, terms, after, command.Parameters));
        string[] keys = [.. terms.Sorts.Select(sort => ListOps.Typed(sort.Attribute)), "id"];
        // Under names of their own: "ORDER BY id" would else mean the text beside the row, which no index holds.
        var texts = keys.Select((key, at) => string.Create(CultureInfo.InvariantCulture, $"{key}::text AS key_{at}"));
        var order = keys.Select((key, at) => Descending(list, terms, at) ? key + " DESC" : key);
        var most = limit is { } rowCount ? string.Create(CultureInfo.InvariantCulture, $"\nLIMIT {rowCount}") : "";
        var end = $"ORDER BY {string.Join(", ", order)}{most}";
        var rows = search is null
            ? list.Table.TableName + Where(conditions)
            : $"{Found(list, search, string.Join(", ", keys), conditions, end, command.Parameters)} JOIN {list.Table.TableName} USING (id)";
        command.CommandText =
            $"""
            SELECT data::text, {string.Join(", ", texts)}
            FROM {rows}
            {end}
            """;
        return command;
    }

    /// <summary>What the page can be put together from, the first rows of each text: of several searches the one with the fewest.</summary>
    private static ListFilter? InOrder(IListDeclaration list, ListTerms terms) =>
        terms.Sorts is [{ Attribute.Name: var only }] && only == list.Table.Search?.Order
            ? terms.Filters.Where(filter => filter.Found is not null).MinBy(filter => filter.Found!.Count)
            : null;

    private static string Found(
        IListDeclaration list,
        ListFilter search,
        string keys,
        List<string> conditions,
        string end,
        NpgsqlParameterCollection parameters)
    {
        parameters.Add(new NpgsqlParameter { Value = search.Found, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text });
        var texts = $"unnest(${parameters.Count}) AS one (text)";
        var parts = search.Attribute.Searched.Select(column =>
            $"""
            SELECT {keys} FROM {texts} CROSS JOIN LATERAL (
                SELECT {keys} FROM {list.Table.TableName}{Where([$"{column} = one.text", .. conditions])}
                {end}) AS held
            """);
        return $"(SELECT id FROM (\n{string.Join("\nUNION\n", parts)}) AS found\n{end}) AS page";
    }

    /// <summary>How many rows there are, counted no further than one beyond the limit.</summary>
    public static NpgsqlCommand Count(IListDeclaration list, ListTerms terms, ListScope scope, int most)
    {
        var command = new NpgsqlCommand();
        var conditions = Conditions(list, terms, scope, command.Parameters);
        command.CommandText = string.Create(
            CultureInfo.InvariantCulture,
            $"SELECT count(*)::int FROM (SELECT FROM {list.Table.TableName}{Where(conditions)} LIMIT {most + 1}) AS counted");
        return command;
    }

    private static List<string> Conditions(
        IListDeclaration list, ListTerms terms, ListScope scope, NpgsqlParameterCollection parameters)
    {
        var conditions = new List<string>();
        for (var part = scope; part is not null; part = part.Also)
        {
            if (part.Attribute?.In(list.Table) is { } attribute)
                conditions.Add(Condition(part, attribute, parameters));
        }

        conditions.AddRange(terms.Filters.Select(filter => ListOps.Sql(filter, parameters)));
        return conditions;
    }

    private static string Condition(ListScope part, ListField attribute, NpgsqlParameterCollection parameters)
    {
        // An index gives the order of the rows of one, and of none of several.
        if (part is { IsWithin: false, IsWithout: false, IsAllWithin: false, Values: [var only] })
            return $"{attribute.Sql} = {ListOps.Add(parameters, only)}";
        parameters.Add(new NpgsqlParameter { Value = part.Values, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text });
        return part switch
        {
            { IsWithin: true } => $"(data -> '{attribute.Name}') ?| ${parameters.Count}",
            { IsWithout: true } => $"NOT coalesce((data -> '{attribute.Name}') ?| ${parameters.Count}, false)",
            { IsAllWithin: true } => $"(data ? '{attribute.Name}' AND data -> '{attribute.Name}' <@ to_jsonb(${parameters.Count}))",
            _ => $"{attribute.Sql} = ANY (${parameters.Count})",
        };
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
