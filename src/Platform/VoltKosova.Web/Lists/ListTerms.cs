using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using VoltKosova.EventStore;
using VoltKosova.Web.Problems;

namespace VoltKosova.Web.Lists;

/// <summary>One condition of a filter.</summary>
internal sealed record ListFilter(ListField Attribute, string Op, string Value)
{
    /// <summary>The texts that are meant, where the table's vocabulary was asked (see <see cref="ListSearch"/>).</summary>
    public IReadOnlyList<string>? Found { get; init; }
}

/// <summary>One key of the order.</summary>
internal sealed record ListSort(ListField Attribute, bool Descending);

/// <summary>A query that has been read and found to be allowed.</summary>
internal sealed partial record ListTerms(
    IReadOnlyList<ListFilter> Filters, IReadOnlyList<ListSort> Sorts, int Limit, string? Cursor, bool Csv, bool Count,
    DateTimeOffset? Since = null, LogPosition? AtLeast = null)
{
    public const int MaxLimit = 200;
    public const int DefaultLimit = 50;

    /// <summary>Everything that a cursor is bound to beside the scope.</summary>
    public string Fingerprint => string.Join('&', [
        .. Filters.Select(filter => $"{filter.Attribute.Name}[{filter.Op}]={filter.Value}").Order(StringComparer.Ordinal),
        .. Sorts.Select(sort => $"sort={sort.Attribute.Name}{(sort.Descending ? "-" : "+")}"),
        .. Since is { } since ? [$"updated_since={StoredJson.TextOf(since)}"] : Array.Empty<string>(),
    ]);

    /// <exception cref="ProblemException">The query asks for something that this list does not offer: 400, with everything that is
    /// wrong.</exception>
    public static ListTerms Read(IListDeclaration list, ListQuery query)
    {
        var reading = new Reading(list);
        foreach (var (name, value) in query.Parameters.Where(parameter => parameter.Key != query.Own))
            reading.Take(name, value);
        foreach (var condition in query.Kept)
            reading.Take(condition);
        return reading.Finish(query.AcceptsCsv);
    }

    [GeneratedRegex(@"^filter\[([a-z0-9_.]+)\](?:\[([a-z_]+)\])?$")]
    private static partial Regex FilterName();

    private sealed class Reading(IListDeclaration list)
    {
        private readonly List<ListFilter> _filters = [];
        private readonly List<Flaw> _flaws = [];
        private readonly HashSet<string> _seen = [];
        private string? _sort;
        private int? _limit;
        private string? _cursor;
        private string? _format;
        private bool _count;
        private DateTimeOffset? _since;
        private LogPosition? _atLeast;

        public void Take(string name, string value)
        {
            if (!_seen.Add(name))
                Refuse("malformed", name);
            else if (FilterName().Match(name) is { Success: true } filter)
                TakeFilter(name, filter.Groups[1].Value, filter.Groups[2] is { Success: true } op ? op.Value : "eq", value);
            else
                TakeOther(name, value);
        }

        public void Take(ListCondition kept) => _filters.Add(ListConditions.Filter(list, kept));

        public ListTerms Finish(bool acceptsCsv)
        {
            var sorts = Sorts().ToList();
            var csv = _format is null ? acceptsCsv : _format == "csv";
            if (csv && (_cursor is not null || _limit is not null))
                Refuse("unknown-parameter", _cursor is null ? "limit" : "cursor");
            foreach (var other in _since is null ? [] : BesideSince(csv))
                Refuse("not-beside-updated-since", other);
            return _flaws.Count == 0
                ? new ListTerms(_filters, sorts, _limit ?? DefaultLimit, _cursor, csv, _count, _since, _atLeast)
                : throw new ProblemException(new Problem("malformed-request", StatusCodes.Status400BadRequest) { Flaws = _flaws });
        }

        private void TakeOther(string name, string value)
        {
            switch (name)
            {
                case "sort":
                    _sort = value;
                    break;
                case "cursor":
                    _cursor = value;
                    break;
                case "format" when value is "csv" or "json":
                    _format = value;
                    break;
                case "count" when value is "true" or "false":
                    _count = value == "true";
                    break;
                case "limit" when int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var limit)
                    && limit is >= 1 and <= MaxLimit:
                    _limit = limit;
                    break;
                case "updated_since" when list.IsSynchronised:
                    if (Moment.Instant(value) is { } since)
                        _since = since;
                    else
                        Refuse("malformed", name);
                    break;
                case MinPosition.Name when list.Table.IsShared:
                    if ((_atLeast = LogPosition.Parse(value)) is null)
                        Refuse("malformed", name);
                    break;
                default:
                    Refuse(name is "format" or "count" or "limit" ? "malformed" : "unknown-parameter", name);
                    break;
            }
        }

        private void TakeFilter(string name, string attributeName, string op, string value)
        {
            if (list.Attributes.FirstOrDefault(one => one.Filterable && one.Name == attributeName) is not { } attribute
                || !ListOps.Allows(attribute, op))
                Refuse("unknown-parameter", name);
            else if (!ListOps.Fits(attribute, op, value))
                Refuse("malformed", name);
            else
                _filters.Add(new ListFilter(attribute, op, value));
        }

        // A row that no longer matches a filter could not be told as gone, and the order is the order of what happened.
        private IEnumerable<string> BesideSince(bool csv) =>
        [
            .. _filters.Select(filter => $"filter[{filter.Attribute.Name}][{filter.Op}]"),
            .. _sort is null ? Array.Empty<string>() : ["sort"],
            .. _count ? ["count"] : Array.Empty<string>(),
            .. csv ? ["format"] : Array.Empty<string>(),
        ];

        private IEnumerable<ListSort> Sorts()
        {
            foreach (var key in (_sort ?? list.DefaultSort).Split(',', StringSplitOptions.RemoveEmptyEntries))
            {
                var name = key.TrimStart('-');
                if (list.Attributes.FirstOrDefault(one => one.Sortable && one.Name == name) is { } attribute)
                    yield return new ListSort(attribute, key[0] == '-');
                else
                    Refuse("malformed", "sort");
            }
        }

        private void Refuse(string code, string parameter) => _flaws.Add(new Flaw(code, Parameter: parameter));
    }
}
