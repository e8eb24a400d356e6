using System.Globalization;
using System.Reflection;
using System.Text.Json;
using VoltKosova.EventStore;
using VoltKosova.Kernel;

namespace VoltKosova.Jobs;

/// <summary>What a job can be told: made once from its record, so that form, validation and code cannot differ.</summary>
public sealed class JobParameters
{
    /// <summary>The name of the parameter that makes a run a dry one.</summary>
    public const string DryRun = "only_count";

    private JobParameters(IReadOnlyList<JobParameter> fields)
    {
        Fields = fields;
        Defaults = JsonSerializer.Serialize(
            fields.Where(field => field.Default is not null)
                .ToDictionary(field => field.Name, field => ParameterValue.Read(field, field.Default!)),
            StoredJson.Options);
    }

    /// <summary>In the order of the record.</summary>
    public IReadOnlyList<JobParameter> Fields { get; }

    /// <summary>Whether it can be asked only to say what it would do: a yes or no called <c>only_count</c>, no by default.</summary>
    public bool HasDryRun => Fields.Any(one => one is { Name: DryRun, Kind: JobParameterKind.YesNo, Default: "false" });

    /// <summary>The JSON that a tick of the cron runs with.</summary>
    public string Defaults { get; }

    /// <summary>Whether a run with these parameters only says what it would do.</summary>
    public bool IsDryRun(string json) => HasDryRun && Parse(json) is { } sent && sent.TryGetValue(DryRun, out var wish)
        && wish.ValueKind is JsonValueKind.True;

    /// <summary>Makes the JSON of a form's texts; an empty text is a parameter left out. It is not validated yet.</summary>
    public string FromForm(Func<string, string?> value)
    {
        ArgumentNullException.ThrowIfNull(value);
        var given = new Dictionary<string, object?>();
        foreach (var field in Fields)
        {
            var text = value(field.Name)?.Trim();
            if (!string.IsNullOrEmpty(text))
                given[field.Name] = ParameterValue.Read(field, text) ?? text;
            else if (field.Default is not null && !field.Required)
                given[field.Name] = ParameterValue.Read(field, field.Default);
        }

        return JsonSerializer.Serialize(given, StoredJson.Options);
    }

    /// <summary>Checks an object of parameters.</summary>
    /// <param name="json">What was sent.</param>
    /// <param name="complete">The same with every default filled in; meaningless when there are problems.</param>
    /// <returns>What is wrong; empty when nothing is.</returns>
    public IReadOnlyList<JobParameterProblem> Check(string json, out string complete)
    {
        complete = Defaults;
        if (Parse(json) is not { } sent)
            return [new JobParameterProblem("", "parameters-not-an-object", ParameterTexts.NotAnObject)];
        var problems = sent.Keys.Where(name => Fields.All(field => field.Name != name))
            .Select(name => new JobParameterProblem(name, "parameter-unknown", ParameterTexts.Unknown))
            .ToList();
        var values = new SortedDictionary<string, object?>(StringComparer.Ordinal);
        foreach (var field in Fields)
        {
            var text = sent.TryGetValue(field.Name, out var element) ? ParameterValue.Text(field, element) : field.Default;
            if (text is null || (text.Length == 0 && field.Required))
            {
                if (field.Required)
                    problems.Add(new JobParameterProblem(field.Name, "parameter-missing", ParameterTexts.Missing));
            }
            else if (ParameterValue.Problem(field, text) is { } reason)
                problems.Add(new JobParameterProblem(field.Name, "parameter-not-acceptable", reason));
            else
                values[field.Name] = ParameterValue.Read(field, text);
        }

        complete = JsonSerializer.Serialize(values, StoredJson.Options);
        return problems;
    }

    /// <summary>Reads the record's constructor.</summary>
    /// <exception cref="InvalidOperationException">A parameter or choice has no text, or a type that no form can ask for.</exception>
    internal static JobParameters Of(Type record)
    {
        var constructor = record.GetConstructors().OrderByDescending(candidate => candidate.GetParameters().Length).First();
        return new JobParameters([.. constructor.GetParameters().Select(Field)]);
    }

    private static JobParameter Field(ParameterInfo parameter)
    {
        var attribute = parameter.GetCustomAttribute<JobParameterAttribute>()
            ?? throw new InvalidOperationException($"{parameter.Member.DeclaringType!.Name}.{parameter.Name} needs a [JobParameter].");
        var type = Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType;
        var kind = ParameterValue.KindOf(type)
            ?? throw new InvalidOperationException(
                $"{parameter.Member.DeclaringType!.Name}.{parameter.Name}: no form can ask for a {type.Name}.");
        return new JobParameter(
            JsonNamingPolicy.SnakeCaseLower.ConvertName(parameter.Name!),
            kind,
            attribute.Title,
            attribute.HintSq is { } sq ? new LocalText(sq, attribute.HintSr ?? sq, attribute.HintEn ?? sq) : null,
            Required: !parameter.HasDefaultValue && type == parameter.ParameterType
                && new NullabilityInfoContext().Create(parameter).WriteState is not NullabilityState.Nullable,
            Written(parameter, type),
            Bound(attribute.Min),
            Bound(attribute.Max) ?? (kind is JobParameterKind.Text ? 200 : null),
            type.IsEnum ? [.. type.GetFields(BindingFlags.Public | BindingFlags.Static).Select(Choice)] : []);
    }

    private static JobChoice Choice(FieldInfo member) => new(
        JsonNamingPolicy.SnakeCaseLower.ConvertName(member.Name),
        member.GetCustomAttribute<JobChoiceAttribute>()?.Title
            ?? throw new InvalidOperationException($"{member.DeclaringType!.Name}.{member.Name} needs a [JobChoice]."));

    private static string? Written(ParameterInfo parameter, Type type) => parameter.HasDefaultValue
        ? parameter.DefaultValue switch
        {
            null => null,
            bool yes => yes ? "true" : "false",
            var value when type.IsEnum => JsonNamingPolicy.SnakeCaseLower.ConvertName(Enum.GetName(type, value)!),
            var value => Convert.ToString(value, CultureInfo.InvariantCulture),
        }
        : null;

    private static decimal? Bound(double value) => double.IsNaN(value) ? null : (decimal)value;

    private static Dictionary<string, JsonElement>? Parse(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return document.RootElement.ValueKind is JsonValueKind.Object
                ? document.RootElement.EnumerateObject().DistinctBy(property => property.Name)
                    .ToDictionary(property => property.Name, property => property.Value.Clone())
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
