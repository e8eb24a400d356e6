using System.Collections;

namespace VoltKosova.Webhooks.Events;

/// <summary>A value of a contract's record with plausible fields; the same at every call.</summary>
internal static class ContractExample
{
    public static Guid Id { get; } = new("0195f0c4-5d3e-7a52-9a3f-4c1d2e3f4a5b");

    public static DateTimeOffset Instant { get; } = new(2026, 3, 2, 11, 0, 0, TimeSpan.Zero);

    public static object? Of(Type type) => Nullable.GetUnderlyingType(type) is { } inner ? Of(inner) : type switch
    {
        _ when type == typeof(string) => "text",
        _ when type == typeof(Guid) => Id,
        _ when type == typeof(bool) => true,
        _ when type == typeof(DateOnly) => DateOnly.FromDateTime(Instant.Date),
        _ when type == typeof(DateTimeOffset) => Instant,
        { IsEnum: true } => Enum.GetValues(type).GetValue(0),
        { IsPrimitive: true } => Convert.ChangeType(1, type, System.Globalization.CultureInfo.InvariantCulture),
        _ when type == typeof(decimal) => 1m,
        _ when ElementOf(type) is { } element => ListOf(element),
        _ => Record(type),
    };

    private static object Record(Type type)
    {
        var constructor = type.GetConstructors().MaxBy(candidate => candidate.GetParameters().Length)
            ?? throw new InvalidOperationException($"{type.FullName} in a public event is not a record.");
        return constructor.Invoke([.. constructor.GetParameters().Select(parameter => Of(parameter.ParameterType))]);
    }

    private static Type? ElementOf(Type type) =>
        type.IsAssignableTo(typeof(IEnumerable)) && type is { IsGenericType: true, GenericTypeArguments: [var element] } ? element : null;

    private static IList ListOf(Type element)
    {
        var list = (IList)Activator.CreateInstance(typeof(List<>).MakeGenericType(element))!;
        list.Add(Of(element));
        return list;
    }
}
