using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Json;
using VoltKosova.Kernel;

namespace VoltKosova.Web.Problems;

/// <summary>What a rejection carries, by the names that its text may use: <c>{minimum_age}</c>.</summary>
internal static class RejectionValues
{
    private static readonly ConcurrentDictionary<Type, PropertyInfo[]> _properties = new();

    public static IReadOnlyDictionary<string, object?> Of(Rejection rejection) => _properties
        .GetOrAdd(rejection.GetType(), type => [.. type.GetProperties().Where(property => property.DeclaringType != typeof(Rejection))])
        .ToDictionary(property => JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Name), property => property.GetValue(rejection));
}
