using System.Text.Json.Nodes;
using Shouldly;
using VoltKosova.Chapters.Domain.Chapters;
using VoltKosova.Chapters.Publishing;
using VoltKosova.EventStore;
using Xunit;
using static VoltKosova.Chapters.Tests.Facts;

namespace VoltKosova.Chapters.Tests.Wire;

/// <summary>The golden files are promises: a stored event must be readable for ever, a public one must not change under its readers.</summary>
public sealed class Stored_and_public_events
{
    private static readonly object[] _facts = [PrishtinaFounded, Renamed, AreaChanged];

    public static TheoryData<string> StoredNames => [.. ChaptersStreams.Names.All.Select(line => line.Name)];

    public static TheoryData<string> PublicNames => [.. ChaptersPublisher.Instance.Names.Select(line => line.Name)];

    [Theory]
    [MemberData(nameof(StoredNames))]
    public void are_stored_as_the_golden_file_says_and_come_back_the_same(string name)
    {
        var fact = _facts.Single(fact => ChaptersStreams.Names.NameOf(fact) == name);
        var golden = Golden($"stored.{name}");

        JsonNode.DeepEquals(EventNames.Write(fact), golden).ShouldBeTrue(EventNames.Write(fact).ToJsonString(StoredJson.Options));
        ChaptersStreams.Names.Read(name, golden).ShouldBe(fact);
    }

    [Theory]
    [MemberData(nameof(PublicNames))]
    public void are_told_as_the_golden_file_says(string name)
    {
        var body = _facts.Select(fact => ChaptersPublisher.Instance.Publish(fact)).OfType<(string Name, object Body)>().Single(told => told.Name == name).Body;

        JsonNode.DeepEquals(EventNames.Write(body), Golden($"public.{name}")).ShouldBeTrue(EventNames.Write(body).ToJsonString(StoredJson.Options));
    }

    [Fact]
    public void have_one_stored_name_each()
    {
        var cases = typeof(ChapterEvent).GetNestedTypes();

        cases.Length.ShouldBe(3);
        ChaptersStreams.Names.All.Select(line => line.Type).ShouldBe(cases, ignoreOrder: true);
        ChaptersStreams.Names.All.ShouldAllBe(line => line.Name.StartsWith("chapters.") && line.Name.EndsWith(".v1"));
    }

    [Fact]
    public void leave_no_golden_file_without_its_event() => Directory.GetFiles(Folder).Select(Path.GetFileNameWithoutExtension).ShouldBe(
        [.. StoredNames.Select(row => $"stored.{row.Data}"), .. PublicNames.Select(row => $"public.{row.Data}")], ignoreOrder: true);

    private static string Folder => Path.Combine(AppContext.BaseDirectory, "Wire", "Golden");

    private static JsonObject Golden(string name) => JsonNode.Parse(File.ReadAllText(Path.Combine(Folder, name + ".json")))!.AsObject();
}
