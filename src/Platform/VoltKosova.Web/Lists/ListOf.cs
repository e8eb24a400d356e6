using System.Text.RegularExpressions;
using VoltKosova.EventStore;

namespace VoltKosova.Web;

/// <summary>
/// A list that people page through, filter and sort: rows of one table of one module, and the attributes that may be asked about. Declared
/// once, as a static value beside the view; the paths into the JSON come from here and nowhere else.
/// </summary>
/// <typeparam name="TRow">The row as it is stored and answered.</typeparam>
/// <param name="Module">The module, which is the schema.</param>
/// <param name="Table">The table.</param>
/// <param name="Attributes">In the order of the columns of the CSV twin.</param>
public sealed record ListOf<TRow>(string Module, RowTable Table, params IReadOnlyList<ListField> Attributes) : IListDeclaration
    where TRow : class
{
    /// <summary>In the order of the columns of the CSV twin.</summary>
    public IReadOnlyList<ListField> Attributes { get; } = [.. Attributes.Select(attribute => attribute.In(Table))];

    /// <summary>
    /// Whether copies of it can be brought up to date, where its table allows; false for a list by another scope than the table's, such as
    /// one's own rows.
    /// </summary>
    public bool Synchronised { get; init; } = true;

    bool IListDeclaration.IsSynchronised => Synchronised && Table.Sync is not null;

    /// <summary>How it is sorted when nobody asks: <c>-joined_on</c>; by id when empty.</summary>
    public string DefaultSort { get; init; } = "";

    /// <summary>Whether rows without another order come by falling id: ids that grow with time, the newest first.</summary>
    public bool NewestFirst { get; init; }
}

/// <summary>What a list says about itself, whatever its rows are.</summary>
internal interface IListDeclaration
{
    string Module { get; }

    RowTable Table { get; }

    bool IsSynchronised { get; }

    IReadOnlyList<ListField> Attributes { get; }

    string DefaultSort { get; }

    bool NewestFirst { get; }
}

/// <summary>The types of attributes, which say how they are compared.</summary>
public enum FieldType
{
    /// <summary>Text, compared as the database compares text; the type of enums too.</summary>
    Text,

    /// <summary>A UUID.</summary>
    Uuid,

    /// <summary>A number.</summary>
    Number,

    /// <summary><c>true</c> or <c>false</c>.</summary>
    Boolean,

    /// <summary>A day, <c>2026-03-02</c>.</summary>
    Date,

    /// <summary>An instant, RFC 3339.</summary>
    Instant,
}

/// <summary>Something about a row that may be asked for.</summary>
/// <param name="Name">Its name in queries and its column in the CSV twin, snake_case; also its path in the row, with dots for
/// depth.</param>
/// <param name="Type">How it is compared.</param>
/// <param name="Filterable">Whether <c>filter[name][op]</c> is allowed.</param>
/// <param name="Sortable">Whether <c>sort=name</c> is allowed; then the table has an index for it, and it is never null.</param>
/// <param name="Folded">The path of the same text in folded form, for <c>contains</c> and <c>like</c>.</param>
public sealed partial record ListField(
    string Name, FieldType Type = FieldType.Text, bool Filterable = true, bool Sortable = false, string? Folded = null)
{
    internal string[] Path { get; } = Split(Name);

    /// <summary>The text of it in SQL; what stands in it was checked to be letters, digits and underscores.</summary>
    internal string Sql { get; private init; } = TextOf(Name);

    /// <summary>The text that <c>contains</c> and <c>like</c> look into, in SQL.</summary>
    internal string SearchedSql { get; private init; } = Folded is null ? $"lower({TextOf(Name)})" : TextOf(Folded);

    /// <summary>The same in a table that may keep it in a column.</summary>
    internal ListField In(RowTable table) => table.Search switch
    {
        { } search when Name == search.Order || Name == RowSearch.Scope => this with { Sql = Name },
        { } search when Folded is null && search.Texts.Contains(Name) => this with { SearchedSql = RowSearch.LowerOf(Name) },
        _ => this,
    };

    private static string TextOf(string path) =>
        Split(path) is [var only] ? $"(data ->> '{only}')" : $"(data #>> '{{{string.Join(',', Split(path))}}}')";

    private static string[] Split(string path) => Allowed().IsMatch(path)
        ? path.Split('.')
        : throw new ArgumentException($"{path} is no path of an attribute: use snake_case, with dots for depth.", nameof(path));

    [GeneratedRegex("^[a-z0-9_]+(\\.[a-z0-9_]+)*$")]
    private static partial Regex Allowed();
}
