using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using Shouldly;
using VoltKosova.Testing;
using Xunit;

namespace VoltKosova.Architecture.Tests;

public sealed class The_page_of_events
{
    [Fact]
    public async Task is_written_from_the_maps_of_names()
    {
        var page = Write();

        page.ShouldContain("membership.application-submitted.v1");
        await Drift.Keeps("docs/reference/events.md", page, "Architecture");
    }

    [Fact]
    public void tells_the_fields_of_an_event_and_which_are_sealed()
    {
        Fields(typeof(MadeUp.Honey), ["taste"]).ShouldBe(
            "`hive` uuid, `taste` text (sealed), `on` date?, `cells` list of { `depth` number, `kind` drone \\| worker }");
    }

    private static string Write()
    {
        var page = new StringBuilder(
            """
            # Events

            Written from the code: `VOLT_GOLDEN=write build/test Architecture` writes it again. Stored names are promises: what was
            stored once can be read for ever. A sealed field is encrypted with the key of the person it is about. A `?` marks what may
            be null.


            """);
        foreach (var streams in Every_event.Streams().OrderBy(streams => streams.Module, StringComparer.Ordinal))
        {
            var publishers = Every_event.Publishers().Where(publisher => publisher.Module == streams.Module).ToList();
            page.Append(CultureInfo.InvariantCulture, $"## {streams.Module}\n\n");
            Table(page, "stored", streams.Names.All, type => streams.Names.PersonalFieldsOf(RuntimeHelpers.GetUninitializedObject(type)));
            if (publishers.SelectMany(publisher => publisher.Names).ToList() is { Count: > 0 } names)
                Table(page, "public: for other modules and webhooks", names, _ => []);
        }

        return page.ToString().TrimEnd('\n') + "\n";
    }

    private static void Table(
        StringBuilder page, string title, IEnumerable<(string Name, Type Type)> names, Func<Type, IReadOnlyList<string>> personal)
    {
        page.Append(CultureInfo.InvariantCulture, $"| {title} | fields |\n|---|---|\n");
        foreach (var (name, type) in names.OrderBy(entry => entry.Name, StringComparer.Ordinal))
            page.Append(CultureInfo.InvariantCulture, $"| `{name}` | {Fields(type, personal(type))} |\n");
        page.Append('\n');
    }

    private static string Fields(Type type, IReadOnlyList<string> personal)
    {
        var nullability = new NullabilityInfoContext();
        return string.Join(", ", type.GetProperties().Where(property =>
            property.DeclaringType == type && property.SetMethod is not null).Select(property =>
        {
            var name = JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Name);
            var mayBeNull = nullability.Create(property).ReadState == NullabilityState.Nullable;
            return $"`{name}` {Shape(property.PropertyType)}{(mayBeNull ? "?" : "")}{(personal.Contains(name) ? " (sealed)" : "")}";
        }));
    }

    private static string Shape(Type declared)
    {
        var type = Nullable.GetUnderlyingType(declared) ?? declared;
        return type == typeof(Guid) ? "uuid"
            : type == typeof(DateOnly) ? "date"
            : type == typeof(DateTimeOffset) ? "instant"
            : type == typeof(string) ? "text"
            : type == typeof(bool) ? "boolean"
            : type.IsEnum ? string.Join(" \\| ", Enum.GetNames(type).Select(JsonNamingPolicy.SnakeCaseLower.ConvertName))
            : type.IsPrimitive || type == typeof(decimal) ? "number"
            : type.IsAssignableTo(typeof(IEnumerable)) && type.IsGenericType ? $"list of {Shape(type.GetGenericArguments()[0])}"
            : $"{{ {Fields(type, [])} }}";
    }
}
