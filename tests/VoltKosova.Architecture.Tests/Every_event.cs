using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Shouldly;
using VoltKosova.EventStore;
using VoltKosova.Messaging;
using Xunit;

namespace VoltKosova.Architecture.Tests;

public sealed partial class Every_event
{
    // What webhooks publish goes to the modules and to no receiver: nobody reads a history of it.
    private const string Inward = "webhooks";

    [Fact]
    public void has_one_stored_name_of_its_module()
    {
        var streams = Streams();
        streams.Count.ShouldBeGreaterThanOrEqualTo(Product.Modules.Count);

        foreach (var (module, names, assemblies) in streams)
            Unnamed(module, names, [.. assemblies.SelectMany(assembly => assembly.GetTypes())]).ShouldBeEmpty(module);
    }

    [Fact]
    public void is_seen_to_lack_a_name()
    {
        var half = EventNames.Begin().Map<MadeUp.HiveEvent.Founded>("hive.founded.v1").End();
        var foreign = EventNames.Begin().Map<MadeUp.HiveEvent.Founded>("bees.founded.v1").Map<MadeUp.HiveEvent.Swarmed>("hive.Swarmed")
            .End();
        var more = EventNames.Begin().Map<MadeUp.Fact>("hive.fact.v1").End();

        Unnamed("hive", half, [typeof(MadeUp.HiveEvent)]).ShouldBe(["HiveEvent.Swarmed has no stored name"]);
        Unnamed("hive", foreign, [typeof(MadeUp.HiveEvent)]).ShouldBe(
            ["bees.founded.v1 is no name of hive", "hive.Swarmed is no name of hive"], ignoreOrder: true);
        Unnamed("hive", more, [typeof(MadeUp.HiveEvent)]).ShouldContain("hive.fact.v1 names no case of a union of events");
        Unnamed("hive", half, [typeof(MadeUp.Fact)]).ShouldContain("hive has no union of events");
    }

    [Fact]
    public void has_a_golden_file_under_every_name_that_it_ever_had()
    {
        var streams = Streams();
        streams.Count.ShouldBeGreaterThanOrEqualTo(Product.Modules.Count);

        streams.SelectMany(stream => Ungolden(stream.Module, stream.Names.All.Select(entry => entry.Name), "", Checkout.Root))
            .ShouldBeEmpty();
    }

    [Fact]
    public void that_is_public_has_a_golden_file()
    {
        var publishers = Publishers();
        publishers.Count.ShouldBeGreaterThanOrEqualTo(Product.Modules.Count);

        publishers.SelectMany(publisher => Ungolden(publisher.Module, publisher.Names.Select(name => name.Name), "public.", Checkout.Root))
            .ShouldBeEmpty();
    }

    [Fact]
    public void is_seen_to_lack_a_golden_file()
    {
        Ungolden("hive", ["hive.founded.v1", "bees.swarmed.v1"], "public.", Checkout.Root).ShouldBe(
        [
            "bees.swarmed.v1 is no name of hive",
            "tests/Modules/VoltKosova.Hive.Tests/Wire/Golden/public.hive.founded.v1.json",
            "tests/Modules/VoltKosova.Hive.Tests/Wire/Golden/public.bees.swarmed.v1.json",
        ]);
        Ungolden("policy", ["policy.setting-stated.v1", "policy.setting-stated.v0"], "", Checkout.Root).ShouldBe(
            ["tests/VoltKosova.Platform.Tests/Policy/Golden/policy.setting-stated.v0.json"]);
    }

    [Fact]
    public void that_is_told_to_receivers_has_the_day_since_when()
    {
        var publishers = Publishers().Where(publisher => publisher.Module != Inward).ToList();
        publishers.Count.ShouldBeGreaterThanOrEqualTo(Product.Modules.Count);

        publishers.SelectMany(Undated).ShouldBeEmpty();
    }

    [Fact]
    public void is_seen_to_lack_a_day() => Undated(
        Publisher.Begin<MadeUp.HiveStreams>()
            .On<MadeUp.HiveEvent.Founded, MadeUp.Fact>("hive.founded.v1", founded => new MadeUp.Fact(founded.Hive))
            .Since(2026, 3, 1)
            .On<MadeUp.HiveEvent.Swarmed, MadeUp.Fact>("hive.swarmed.v1", swarmed => new MadeUp.Fact(swarmed.Hive))
            .End()).ShouldBe(["hive.founded.v1"]);

    internal static List<(string Module, EventNames Names, Assembly[] Assemblies)> Streams() =>
    [
        .. from assembly in Product.Assemblies
           from type in assembly.GetTypes()
           where type is { IsAbstract: false } && type.IsAssignableTo(typeof(IStreams))
           select (
               Static<string>(type, nameof(IStreams.Module)),
               Static<EventNames>(type, nameof(IStreams.Names)),
               Product.Assemblies.Where(one => one == assembly || one.GetName().Name == assembly.GetName().Name + ".Domain").ToArray()),
    ];

    internal static List<Publisher> Publishers() =>
    [
        .. from assembly in Product.Assemblies
           from type in assembly.GetTypes()
           from property in type.GetProperties(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)
           where property.PropertyType == typeof(Publisher)
           select (Publisher)property.GetValue(null)!,
    ];

    private static TValue Static<TValue>(Type type, string property) => (TValue)type.GetProperty(property)!.GetValue(null)!;

    private static IEnumerable<string> Unnamed(string module, EventNames names, IReadOnlyList<Type> types)
    {
        var cases = types.Where(type => type.IsAbstract && type.Name.EndsWith("Event", StringComparison.Ordinal)).SelectMany(Cases)
            .ToHashSet();
        if (cases.Count == 0)
            yield return $"{module} has no union of events";
        foreach (var type in cases.Where(type => !IsNamed(names, type)))
            yield return $"{type.DeclaringType!.Name}.{type.Name} has no stored name";
        foreach (var (name, type) in names.All)
        {
            if (!Form().IsMatch(name) || !name.StartsWith(module + ".", StringComparison.Ordinal))
                yield return $"{name} is no name of {module}";
            if (!cases.Contains(type))
                yield return $"{name} names no case of a union of events";
        }
    }

    private static IEnumerable<Type> Cases(Type union) =>
        union.GetNestedTypes(BindingFlags.Public | BindingFlags.NonPublic).Where(type => type.IsSealed && type.IsSubclassOf(union));

    // The map itself refuses a second newest name of a type.
    private static bool IsNamed(EventNames names, Type type) =>
        names.All.Any(entry => entry.Type == type) && names.NameOf(RuntimeHelpers.GetUninitializedObject(type)).Length > 0;

    private static IEnumerable<string> Ungolden(string module, IEnumerable<string> names, string kind, string root)
    {
        var all = names.ToList();
        var tests = module switch
        {
            "webhooks" => "tests/VoltKosova.Platform.Tests/Wire/Golden",
            "policy" => "tests/VoltKosova.Platform.Tests/Policy/Golden",
            "privacy" => "tests/VoltKosova.Platform.Tests/PrivacyDesk/Golden",
            _ => $"tests/Modules/VoltKosova.{char.ToUpperInvariant(module[0])}{module[1..]}.Tests/Wire/Golden",
        };
        return
        [
            .. all.Where(name => !Form().IsMatch(name) || !name.StartsWith(module + ".", StringComparison.Ordinal))
                .Select(name => $"{name} is no name of {module}"),
            .. all.Select(name => $"{tests}/{kind}{name}.json").Where(file => !File.Exists(Path.Combine(root, file))),
        ];
    }

    private static IEnumerable<string> Undated(Publisher publisher) =>
        publisher.Names.Select(name => name.Name).Where(name => !publisher.Since.ContainsKey(name));

    [GeneratedRegex(@"^[a-z]+\.[a-z-]+\.v[0-9]+$")]
    private static partial Regex Form();
}
