using System.Globalization;
using System.Text.Json;
using VoltKosova.Kernel;

namespace VoltKosova.Jobs;

/// <summary>A parameter's value between its three forms: text of a form, JSON, and what the record holds.</summary>
internal static class ParameterValue
{
    public static JobParameterKind? KindOf(Type type) => type switch
    {
        _ when type == typeof(int) || type == typeof(long) => JobParameterKind.Whole,
        _ when type == typeof(decimal) => JobParameterKind.Number,
        _ when type == typeof(bool) => JobParameterKind.YesNo,
        _ when type == typeof(string) => JobParameterKind.Text,
        _ when type == typeof(DateOnly) => JobParameterKind.Day,
        _ when type == typeof(Guid) => JobParameterKind.Id,
        _ when type.IsEnum => JobParameterKind.Choice,
        _ => null,
    };

    /// <summary>The text of a JSON value: null for null; what is no text for this kind is written so that it will not be read.</summary>
    public static string? Text(JobParameter field, JsonElement value) => (value.ValueKind, field.Kind) switch
    {
        (JsonValueKind.Null, _) => null,
        (JsonValueKind.True, JobParameterKind.YesNo) => "true",
        (JsonValueKind.False, JobParameterKind.YesNo) => "false",
        (JsonValueKind.Number, JobParameterKind.Whole or JobParameterKind.Number) => value.GetRawText(),
        (JsonValueKind.String, not (JobParameterKind.Whole or JobParameterKind.Number or JobParameterKind.YesNo)) => value.GetString(),
        _ => Unreadable,
    };

    /// <summary>The value that a text means, or null when it means none.</summary>
    public static object? Read(JobParameter field, string text) => field.Kind switch
    {
        JobParameterKind.Whole =>
            long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) ? whole : null,
        JobParameterKind.Number =>
            decimal.TryParse(text, NumberStyles.Number & ~NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var number)
            ? number
            : null,
        JobParameterKind.YesNo => text is "true" or "false" ? text is "true" : null,
        JobParameterKind.Day =>
            DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null,
        JobParameterKind.Id => Guid.TryParseExact(text, "D", out var id) ? id : null,
        JobParameterKind.Choice => field.Choices.Any(choice => choice.Value == text) ? text : null,
        JobParameterKind.Text => text.Contains(Unreadable, StringComparison.Ordinal) ? null : text,
    };

    /// <summary>What is wrong with a text, or null.</summary>
    public static LocalText? Problem(JobParameter field, string text) => Read(field, text) switch
    {
        null => ParameterTexts.Unreadable(field),
        string value when field.Kind is JobParameterKind.Text => Outside(field, value.Length) ? ParameterTexts.Length(field) : null,
        long value => Outside(field, value) ? ParameterTexts.Range(field) : null,
        decimal value => Outside(field, value) ? ParameterTexts.Range(field) : null,
        _ => null,
    };

    // A character that PostgreSQL keeps in no text.
    private const string Unreadable = "\0";

    private static bool Outside(JobParameter field, decimal value) => value < field.Min || value > field.Max;
}
