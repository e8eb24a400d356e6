using System.Text.Json;

namespace VoltKosova.Web.Requests;

/// <summary>
/// The codes of what can be wrong with a field: <c>NotEmptyValidator</c> is spoken <c>not-empty</c>, a code of our own stays.
/// </summary>
internal static class FieldCode
{
    private const string Suffix = "Validator";

    public static string Of(string errorCode) => errorCode.EndsWith(Suffix, StringComparison.Ordinal)
        ? JsonNamingPolicy.KebabCaseLower.ConvertName(errorCode[..^Suffix.Length])
        : errorCode;

    // The value itself stays out: what somebody typed must not come back in texts or end up in logs.
    public static Dictionary<string, object?>? Values(Dictionary<string, object>? placeholders) => placeholders?
        .Where(pair => pair.Key is not ("PropertyValue" or "PropertyName" or "PropertyPath"))
        .ToDictionary(pair => JsonNamingPolicy.SnakeCaseLower.ConvertName(pair.Key), pair => (object?)pair.Value);
}
