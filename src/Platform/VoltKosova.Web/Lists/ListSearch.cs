using Npgsql;
using VoltKosova.EventStore;

namespace VoltKosova.Web.Lists;

/// <summary>
/// Searches by way of a table's vocabulary: a part of a text becomes the whole texts that hold it, which an index finds, each in the
/// list's order.
/// </summary>
internal static class ListSearch
{
    /// <summary>Beyond so many texts the rows lie so close that the list's order comes upon them by itself.</summary>
    private const int Most = 1_000;

    /// <summary>
    /// The same terms, with the whole texts in place of parts where there are not too many. A text that comes meanwhile is found by the
    /// next who asks, as a row is.
    /// </summary>
    public static async Task<ListTerms> Find(
        IListDeclaration list, ListTerms terms, NpgsqlConnection connection, CancellationToken cancellation)
    {
        if (!terms.Filters.Any(IsSearch))
            return terms;
        var filters = terms.Filters.SelectMany(Words).ToList();
        await using var batch = new NpgsqlBatch(connection);
        foreach (var filter in filters.Where(IsSearch))
            batch.BatchCommands.Add(Command(list.Table, filter));
        await using var reader = await batch.ExecuteReaderAsync(cancellation);
        for (var at = 0; at < filters.Count; at++)
        {
            if (!IsSearch(filters[at]))
                continue;
            var found = new List<string>();
            while (await reader.ReadAsync(cancellation))
                found.Add(reader.GetString(0));
            if (found.Count <= Most)
                filters[at] = filters[at] with { Found = found };
            await reader.NextResultAsync(cancellation);
        }

        return terms with { Filters = filters };
    }

    private static bool IsSearch(ListFilter filter) => filter.Attribute.HasVocabulary && filter.Op is ("contains" or "like");

    private static IEnumerable<ListFilter> Words(ListFilter filter) => IsSearch(filter) && filter.Op == "contains"
        ? ListOps.Words(filter.Value).Select(word => filter with { Value = word })
        : [filter];

    private static NpgsqlBatchCommand Command(RowTable table, ListFilter filter)
    {
        var command = new NpgsqlBatchCommand();
        var pattern = ListOps.Pattern(filter.Op, filter.Value, command.Parameters);
        command.CommandText = $"SELECT text FROM {RowSearch.VocabularyOf(table)} WHERE text LIKE {pattern} LIMIT {Most + 1}";
        return command;
    }
}
