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

    /// <summary>Several words, of which one is asked for; <c>in</c> asks for one of several.</summary>
    Words,

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
public sealed partial record ListField(string Name, FieldType Type = FieldType.Text, bool Filterable = true, bool Sortable = false)
{
    /// <summary>
    /// The texts of the row that this one stands for, such as both parts of a name: <c>contains</c> looks for each of its words in all of
    /// them. The row has no such field, nor has the CSV twin. Empty for a field of the row.
    /// </summary>
    public IReadOnlyList<string> Of { get; init; } = [];

    internal string[] Path { get; } = Split(Name);

    /// <summary>The text of it in SQL; what stands in it was checked to be letters, digits and underscores.</summary>
    internal string Sql { get; private init; } = TextOf(Name);

    /// <summary>The texts that <c>contains</c> and <c>like</c> look into, as they are searched, in SQL.</summary>
    internal IReadOnlyList<string> Searched { get; private init; } = [];

    /// <summary>Whether these texts are columns, so that the table's vocabulary knows them.</summary>
    internal bool HasVocabulary { get; private init; }

    /// <summary>The same in its table, which may keep it in a column.</summary>
    internal ListField In(RowTable table)
    {
        string[] texts = Of.Count == 0 ? [Name] : [.. Of];
        var kept = table.Search is { } search && texts.All(search.Texts.Contains);
        return this with
        {
            Sql = Name == table.Search?.Order || (table.Search is not null && Name == RowSearch.Scope) ? Name : Sql,
            Searched = [.. texts.Select(text => kept ? RowSearch.FoldedOf(text) : $"public.vk_folded{TextOf(text)}")],
            HasVocabulary = kept,
        };
    }

    private static string TextOf(string path) =>
        Split(path) is [var only] ? $"(data ->> '{only}')" : $"(data #>> '{{{string.Join(',', Split(path))}}}')";

    private static string[] Split(string path) => Allowed().IsMatch(path)
        ? path.Split('.')
        : throw new ArgumentException($"{path} is no path of an attribute: use snake_case, with dots for depth.", nameof(path));

    [GeneratedRegex("^[a-z0-9_]+(\\.[a-z0-9_]+)*$")]
    private static partial Regex Allowed();
}
