using System.Collections;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using VoltKosova.EventStore;

namespace VoltKosova.Host.Tests.Rights;

/// <summary>A row of any list, made from its type: something in every text and in every field that must not be empty.</summary>
internal static class MadeUpRow
{
    /// <summary>What stands in every text; folded, it is the same.</summary>
    public const string Text = "mimoza";

    /// <summary>The row as it is stored, in a chapter.</summary>
    public static JsonObject Of(Type row, Guid id, Guid chapter)
    {
        var json = JsonSerializer.SerializeToNode(Value(row), row, StoredJson.Options)!.AsObject();
        (json["id"], json["chapter_id"]) = (id.ToString(), chapter.ToString());
        if (row.GetProperty("Chapters") is not null)
            json["chapters"] = new JsonArray(chapter.ToString());
        return json;
    }

    public static bool HasChapter(Type row) => row.GetProperty("ChapterId") is not null;

    private static object? Value(Type type)
    {
        if (Nullable.GetUnderlyingType(type) is not null)
            return null;
        if (type == typeof(string))
            return Text;
        if (type == typeof(Guid))
            return Guid.NewGuid();
        if (type == typeof(DateOnly))
            return new DateOnly(2026, 3, 2);
        if (type == typeof(DateTimeOffset))
            return new DateTimeOffset(2026, 3, 2, 11, 0, 0, TimeSpan.Zero);
        if (type.IsEnum)
            return Enum.GetValues(type).GetValue(0);
        if (type.IsPrimitive || type == typeof(decimal))
            return Convert.ChangeType(1, type, null);
        if (type.IsArray)
            return Array.CreateInstance(type.GetElementType()!, 0);
        if (type.IsGenericType && type.IsAssignableTo(typeof(IEnumerable)))
            return Nothing(type);
        if (type.IsValueType)
            return Activator.CreateInstance(type);
        return Record(type);
    }

    private static object? Nothing(Type type)
    {
        var arguments = type.GetGenericArguments();
        if (arguments.Length == 2)
            return Activator.CreateInstance(typeof(Dictionary<,>).MakeGenericType(arguments));
        var array = Array.CreateInstance(arguments[0], 0);
        return type.IsInstanceOfType(array) ? array : Activator.CreateInstance(typeof(HashSet<>).MakeGenericType(arguments));
    }

    private static object? Record(Type type)
    {
        if (type.IsAbstract)
            return null;
        var constructor = type.GetConstructors(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance)
            .Where(one => one.GetParameters() is not [var only] || only.ParameterType != type)
            .MaxBy(one => one.GetParameters().Length)!;
        var nullness = new NullabilityInfoContext();
        return constructor.Invoke(
        [
            .. constructor.GetParameters().Select(parameter =>
                parameter.ParameterType != typeof(string) && nullness.Create(parameter).WriteState == NullabilityState.Nullable
                    ? null
                    : Value(parameter.ParameterType)),
        ]);
    }
}
