using System.Reflection;
using Shouldly;
using VoltKosova.EventStore;
using VoltKosova.Kernel;
using VoltKosova.PrivacyDesk;
using VoltKosova.Testing;
using Xunit;

namespace VoltKosova.Host.Tests.Operations;

public sealed class Forgetting(VoltHost host) : IClassFixture<VoltHost>
{
    private const BindingFlags Any = BindingFlags.Static | BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    [Fact]
    public void reaches_every_kind_of_stream_that_holds_something_personal()
    {
        var kinds = Kinds().ToList();
        kinds.Count.ShouldBeGreaterThan(7);

        kinds.Where(kind => !Said(kind.Streams).Contains(kind.Name)).Select(kind => $"{kind.Streams.Name}: {kind.Name}")
            .ShouldBeEmpty("say in AddForgetting how it is forgotten");
    }

    private IReadOnlyCollection<string> Said(Type streams)
    {
        var type = typeof(Forgetting<>).MakeGenericType(streams);
        return host.Services.GetService(type) is { } forgetting
            ? (IReadOnlyCollection<string>)type.GetProperty("Kinds", Any)!.GetValue(forgetting)!
            : [];
    }

    private static IEnumerable<(Type Streams, string Name)> Kinds() =>
        from assembly in AppDomain.CurrentDomain.GetAssemblies()
        where assembly.GetName().Name!.StartsWith("VoltKosova.", StringComparison.Ordinal)
        from streams in assembly.GetTypes()
        where streams is { IsInterface: false, IsAbstract: false } && streams.IsAssignableTo(typeof(IStreams))
        from property in streams.GetProperties(Any)
        where property.PropertyType.IsGenericType && property.PropertyType.GetGenericTypeDefinition() == typeof(StreamType<,,>)
        let facts = property.PropertyType.GetGenericArguments()[2]
        where facts.Assembly.GetTypes().Any(fact => fact.IsAssignableTo(facts) && fact.IsAssignableTo(typeof(IAboutPerson)))
        let name = property.PropertyType.GetProperty("Name")!.GetValue(property.GetValue(null))
        select (streams, (string)name);
}
