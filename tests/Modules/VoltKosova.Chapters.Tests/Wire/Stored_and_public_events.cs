using Shouldly;
using VoltKosova.Chapters.Domain.Chapters;
using VoltKosova.Chapters.Domain.Holders;
using VoltKosova.Chapters.Domain.Posts;
using VoltKosova.Chapters.Publishing;
using VoltKosova.Testing;
using Xunit;
using static VoltKosova.Chapters.Tests.Facts;
using static VoltKosova.Chapters.Tests.PostFacts;

namespace VoltKosova.Chapters.Tests.Wire;

public sealed class Stored_and_public_events
{
    private static readonly Golden _golden = Golden.BesideMe();
    private static readonly object[] _facts =
    [
        PrishtinaFounded, Renamed, AreaChanged,
        Established, RulesChanged, ArtaBegan, ArtaResigned, HolderErased,
        ArtaKnown, ArtaLost, ArtasOffice, ArtaLeft, ArtaBarred, ArtaForgotten,
    ];

    public static TheoryData<string> StoredNames => [.. ChaptersStreams.Names.All.Select(line => line.Name)];

    public static TheoryData<string> PublicNames => [.. ChaptersPublisher.Instance.Names.Select(line => line.Name)];

    [Theory]
    [MemberData(nameof(StoredNames))]
    public void are_stored_as_the_golden_file_says_and_come_back_the_same(string name) =>
        _golden.Keeps(ChaptersStreams.Names, _facts.Single(fact => ChaptersStreams.Names.NameOf(fact) == name));

    [Theory]
    [MemberData(nameof(PublicNames))]
    public void are_told_as_the_golden_file_says(string name)
    {
        var told = _facts.Select(ChaptersPublisher.Instance.Publish).OfType<(string Name, object Body)>().Single(told => told.Name == name);

        _golden.KeepsPublic(name, told.Body);
    }

    [Fact]
    public void have_one_stored_name_each()
    {
        Golden.EveryCaseHasAName<ChapterEvent>(ChaptersStreams.Names);
        Golden.EveryCaseHasAName<PostEvent>(ChaptersStreams.Names);
        Golden.EveryCaseHasAName<HolderEvent>(ChaptersStreams.Names);
        ChaptersStreams.Names.All.Select(line => line.Type).ShouldBeUnique();
        ChaptersStreams.Names.All.ShouldAllBe(line => line.Name.StartsWith("chapters.") && line.Name.EndsWith(".v1"));
    }

    [Fact]
    public void are_never_forgotten() => _golden.EveryFileIsStillRead(ChaptersStreams.Names);
}
