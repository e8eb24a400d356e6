using System.Reflection;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;
using VoltKosova.Web.Lists;

namespace VoltKosova.Web;

/// <summary>
/// What is asked of a list, as it stands in the URL: <c>filter[attribute][op]=value</c>, <c>sort=-a,b</c>, <c>limit</c>, <c>cursor</c>,
/// <c>count=true</c>; <c>updated_since</c> for what has changed; as CSV by <c>Accept: text/csv</c> or <c>format=csv</c>. A parameter of an
/// endpoint; <see cref="ListReader"/> reads it.
/// </summary>
public sealed class ListQuery
{
    private ListQuery(string path, IReadOnlyList<KeyValuePair<string, string>> parameters, bool acceptsCsv) =>
        (Path, Parameters, AcceptsCsv) = (path, parameters, acceptsCsv);

    internal string Path { get; }

    internal IReadOnlyList<KeyValuePair<string, string>> Parameters { get; }

    internal bool AcceptsCsv { get; }

    /// <summary>What takes persons out as a file; null for everything else.</summary>
    internal Export? Export { get; private init; }

    /// <summary>A parameter of the endpoint's own, which the list leaves alone.</summary>
    internal string? Own { get; private init; }

    /// <summary>What is true of the rows as well, without standing in the URL.</summary>
    internal IReadOnlyList<ListCondition> Kept { get; private init; } = [];

    /// <summary>The same query of fewer rows: those that what was kept under a parameter of the endpoint's own is true of.</summary>
    /// <param name="parameter">The parameter, <c>segment</c>.</param>
    /// <param name="conditions">What it stands for; the list takes each of them.</param>
    public ListQuery Within(string parameter, IReadOnlyList<ListCondition> conditions) =>
        new(Path, Parameters, AcceptsCsv) { Export = Export, Own = parameter, Kept = conditions };

    /// <summary>Reads the URL.</summary>
    public static ValueTask<ListQuery?> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        ArgumentNullException.ThrowIfNull(context);
        var request = context.Request;
        return new(new ListQuery(
            request.PathBase + request.Path,
            [.. request.Query.SelectMany(pair => pair.Value.Select(value => KeyValuePair.Create(pair.Key, value ?? "")))],
            AcceptsFile(request))
        {
            Export = AsksForCsv(request) ? Export.Of(context) : null,
        });
    }

    /// <summary>What a staff page asks, with the parameters of its own address: always a page of rows, never a file.</summary>
    public static ListQuery OfPage(HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return new ListQuery(
            request.PathBase + request.Path,
            [
                .. from pair in request.Query
                   where pair.Key is "sort" or "cursor" || pair.Key.StartsWith("filter[", StringComparison.Ordinal)
                   from value in pair.Value
                   select KeyValuePair.Create(pair.Key, value ?? ""),
            ],
            acceptsCsv: false);
    }

    /// <summary>Whether a request wants a list as a file.</summary>
    internal static bool AsksForCsv(HttpRequest request) => AcceptsFile(request) || request.Query["format"] == "csv";

    private static bool AcceptsFile(HttpRequest request) => request.GetTypedHeaders().Accept.FirstOrDefault() is { } first
        && first.MediaType.Equals("text/csv", StringComparison.OrdinalIgnoreCase);
}

/// <summary>A page of a list, or of what has changed in it.</summary>
/// <param name="Items">In the order that was asked for; with <c>updated_since</c> in the order of their changes.</param>
/// <param name="Next">The path of the next page; null on the last one.</param>
/// <param name="Total">How many there are in all; null unless <c>count=true</c> was asked.</param>
/// <param name="Removed">With <c>updated_since</c>: what is no longer in the list.</param>
/// <param name="UpdatedUntil">With <c>updated_since</c>, on the last page: what to send as <c>updated_since</c> next time.</param>
/// <param name="Scope">
/// With <c>updated_since</c>: a mark of what the caller may see. When it differs from the last one, fetch the whole list again.
/// </param>
public sealed record ListPage<TRow>(
    IReadOnlyList<TRow> Items,
    string? Next,
    ListTotal? Total,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<ListRemoval>? Removed = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DateTimeOffset? UpdatedUntil = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Scope = null) : IListPage
{
    IEnumerable<object> IListPage.Rows => Items.Cast<object>();

    string? IListPage.NextPath => Next;
}

/// <summary>A page of a list to those who do not know the rows' type.</summary>
public interface IListPage
{
    /// <summary>The rows.</summary>
    IEnumerable<object> Rows { get; }

    /// <summary>The path of the next page; null on the last one.</summary>
    string? NextPath { get; }
}

/// <summary>A row that is no longer in the caller's list.</summary>
/// <param name="Id">Its id.</param>
/// <param name="RemovedAt">When it was removed, or left the caller's scope.</param>
public sealed record ListRemoval(string Id, DateTimeOffset RemovedAt);

/// <summary>How many rows a list has.</summary>
/// <param name="Count">The number, at most 10,000.</param>
/// <param name="Exact">False when there are more.</param>
public sealed record ListTotal(int Count, bool Exact);
