using System.Globalization;
using System.Text.Json;
using Npgsql;
using NpgsqlTypes;
using VoltKosova.EventStore;

namespace VoltKosova.Web.Lists;

/// <summary>The operators of filters: which attribute takes which, and what they are in SQL. Values travel as parameters only.</summary>
internal static class ListOps
{
    public static readonly IReadOnlyList<string> All = ["eq", "ne", "lt", "lte", "gt", "gte", "in", "like", "contains"];

    private const int MostValues = 100;
    private const int MostWords = 10;

    public static bool Allows(ListField attribute, string op) => op switch
    {
        _ when attribute.Of.Count > 0 => op is "contains",
        _ when attribute.Type is FieldType.Words => op is "eq" or "in",
        "eq" or "ne" => true,
        "in" => attribute.Type is not FieldType.Boolean,
        "lt" or "lte" or "gt" or "gte" => attribute.Type is not (FieldType.Boolean or FieldType.Uuid),
        "like" or "contains" => attribute.Type is FieldType.Text,
        _ => false,
    };

    public static bool Fits(ListField attribute, string op, string value) => op switch
    {
        "in" => value.Split(',') is { Length: <= MostValues } values && values.All(one => Parse(attribute.Type, one) is not null),
        "contains" => Words(value).Length <= MostWords && Parse(attribute.Type, value) is not null,
        _ => Parse(attribute.Type, value) is not null,
    };

    /// <summary>What is looked for one by one, in whatever order; one empty word where there is none, which all texts hold.</summary>
    public static string[] Words(string value) =>
        value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries) is { Length: > 0 } words ? words : [""];

    public static string Sql(ListFilter filter, NpgsqlParameterCollection parameters)
    {
        var (attribute, op, value) = filter;
        if (filter.Found is { } found)
        {
            var place = Add(parameters, FieldType.Text, [.. found]);
            return Any(attribute, text => $"{text} = ANY ({place})");
        }

        return op switch
        {
            "eq" when attribute.Type is FieldType.Words => $"{attribute.Sql}::jsonb ? {Add(parameters, Parse(attribute.Type, value)!)}",
            "in" when attribute.Type is FieldType.Words =>
                $"{attribute.Sql}::jsonb ?| {Add(parameters, attribute.Type, Values(attribute, value))}",
            "in" => $"{Typed(attribute)} = ANY ({Add(parameters, attribute.Type, Values(attribute, value))})",
            "contains" => string.Join(" AND ", Words(value).Select(word => Like(attribute, Pattern("contains", word, parameters)))),
            "like" => Like(attribute, Pattern("like", value, parameters)),
            "ne" => $"{Typed(attribute)} IS DISTINCT FROM {Add(parameters, Parse(attribute.Type, value)!)}",
            _ => $"{Typed(attribute)} {Sign(op)} {Add(parameters, Parse(attribute.Type, value)!)}",
        };
    }

    /// <summary>
    /// The expression that is compared and sorted by: numbers as numbers, the rest as its text, which is what the indexes hold.
    /// </summary>
    public static string Typed(ListField attribute) => attribute.Type == FieldType.Number ? $"{attribute.Sql}::numeric" : attribute.Sql;

    /// <summary>A value of the URL as its type; null when it is none. What it becomes is what the rows hold.</summary>
    public static object? Parse(FieldType type, string value) => type switch
    {
        FieldType.Text or FieldType.Words => value.Contains('\0', StringComparison.Ordinal) ? null : value,
        FieldType.Uuid => Guid.TryParse(value, out var id) ? id.ToString() : null,
        FieldType.Number => decimal.TryParse(
            value, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            ? number
            : null,
        FieldType.Boolean => value is "true" or "false" ? value : null,
        FieldType.Date =>
            DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _) ? value : null,
        FieldType.Instant => value.Contains('T', StringComparison.Ordinal)
            && DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)
                ? JsonSerializer.SerializeToElement(at, StoredJson.Options).GetString()
                : null,
    };

    /// <summary>A parameter and its place.</summary>
    public static string Add(NpgsqlParameterCollection parameters, object value)
    {
        parameters.Add(new NpgsqlParameter { Value = value });
        return $"${parameters.Count}";
    }

    private static string Add(NpgsqlParameterCollection parameters, FieldType type, object[] values)
    {
        parameters.Add(type switch
        {
            FieldType.Number =>
                new NpgsqlParameter { Value = values.Cast<decimal>().ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Numeric },
            _ => new NpgsqlParameter { Value = values.Cast<string>().ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text },
        });
        return $"${parameters.Count}";
    }

    private static object[] Values(ListField attribute, string value) =>
        [.. value.Split(',').Select(one => Parse(attribute.Type, one)!)];

    /// <summary>
    /// What a text has to be like, in SQL. PostgreSQL folds it as it folded the text, and what is folded holds no sign that means something
    /// in a pattern.
    /// </summary>
    public static string Pattern(string op, string value, NpgsqlParameterCollection parameters)
    {
        var parts = op == "contains" ? ["", value, ""] : value.Split('*');
        return string.Join(
            " || '%' || ", parts.Select(part => part.Length == 0 ? "''" : $"public.vk_folded({Add(parameters, part)})"));
    }

    private static string Like(ListField attribute, string pattern) => Any(attribute, text => $"{text} LIKE {pattern}");

    private static string Any(ListField attribute, Func<string, string> condition) =>
        $"({string.Join(" OR ", attribute.Searched.Select(condition))})";

    private static string Sign(string op) => op switch
    {
        "eq" => "=",
        "lt" => "<",
        "lte" => "<=",
        "gt" => ">",
        "gte" => ">=",
        _ => throw new ArgumentException($"{op} is no operator.", nameof(op)),
    };
}
