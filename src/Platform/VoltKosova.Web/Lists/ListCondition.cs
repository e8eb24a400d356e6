using Npgsql;
using VoltKosova.Web.Lists;

namespace VoltKosova.Web;

/// <summary>One condition of a filter that somebody keeps, such as <c>filter[kind][ne]=youth</c> in a URL.</summary>
/// <param name="Attribute">What is asked about: <c>kind</c>.</param>
/// <param name="Op">How: <c>eq</c>, <c>ne</c>, <c>lt</c>, <c>lte</c>, <c>gt</c>, <c>gte</c>, <c>in</c>, <c>like</c> or
/// <c>contains</c>.</param>
/// <param name="Value">With what it is compared.</param>
public sealed record ListCondition(string Attribute, string Op, string Value)
{
    internal ListFilter? Of(IListDeclaration list) =>
        list.Attributes.FirstOrDefault(one => one.Filterable && one.Name == Attribute) is { } attribute
        && ListOps.Allows(attribute, Op) && ListOps.Fits(attribute, Op, Value)
            ? new ListFilter(attribute, Op, Value)
            : null;
}

/// <summary>What is kept of filters, asked of a list.</summary>
public static class ListConditions
{
    /// <summary>Whether the list takes it in a URL as well.</summary>
    public static bool Takes<TRow>(this ListOf<TRow> list, ListCondition condition)
        where TRow : class
    {
        ArgumentNullException.ThrowIfNull(condition);
        return condition.Of(list) is not null;
    }

    /// <summary>The conditions as SQL over <c>data</c>, for a job that asks the list's table itself. Values become parameters.</summary>
    /// <exception cref="ArgumentException">The list does not take one of them.</exception>
    public static string Sql<TRow>(
        this ListOf<TRow> list, IReadOnlyList<ListCondition> conditions, NpgsqlParameterCollection parameters)
        where TRow : class
    {
        ArgumentNullException.ThrowIfNull(conditions);
        return conditions.Count == 0
            ? "true"
            : string.Join(" AND ", conditions.Select(condition => ListOps.Sql(Filter(list, condition), parameters)));
    }

    internal static ListFilter Filter(IListDeclaration list, ListCondition condition) => condition.Of(list)
        ?? throw new ArgumentException($"The list does not take {condition.Attribute} {condition.Op}.", nameof(condition));
}
