using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using VoltKosova.Chapters.Contracts;
using VoltKosova.EventStore;
using VoltKosova.Kernel;
using VoltKosova.Messaging;

namespace VoltKosova.Membership.Tests.Features;

/// <summary>Chapters as this module sees them: who holds a place, and a log out of which changes of areas are published.</summary>
internal sealed class ChaptersStandIn : IChapterTerritories, IStreams
{
    private const string AreaChanged = "chapters.chapter-area-changed.v1";

    public static string Module => "chapters";

    public static EventNames Names { get; } = EventNames.Begin().Map<ChapterAreaChanged>(AreaChanged).End();

    public static IReadOnlyList<TableSpec> Tables { get; } = [];

    /// <summary>Which chapter holds a municipality; nobody holds any other place.</summary>
    public ConcurrentDictionary<string, Guid> Areas { get; } = new();

    private static StreamType<int, ChapterAreaChanged, ChapterAreaChanged> Chapters { get; } = new(
        "chapter", new Decider<int, ChapterAreaChanged, ChapterAreaChanged>(0, (_, change) => change, (count, _) => count + 1));

    public static void Add(IServiceCollection services) => services
        .AddStore<ChaptersStandIn>()
        .AddPublisher(Publisher.Begin<ChaptersStandIn>().On<ChapterAreaChanged, ChapterAreaChanged>(AreaChanged, change => change).End());

    public Task<Guid?> LowestHolding(string country, string? municipality, string? locality, CancellationToken cancellation) =>
        Task.FromResult<Guid?>(municipality is not null && Areas.TryGetValue(municipality, out var chapter) ? chapter : null);

    /// <summary>Which chapter is above which.</summary>
    public ConcurrentDictionary<Guid, Guid> Parents { get; } = new();

    public Task<Guid?> Above(Guid chapterId, CancellationToken cancellation) =>
        Task.FromResult<Guid?>(Parents.TryGetValue(chapterId, out var parent) ? parent : null);

    public Task<string?> NameOf(Guid chapterId, CancellationToken cancellation) =>
        Task.FromResult(Areas.Values.Contains(chapterId) || Parents.Values.Contains(chapterId) ? "Volt Testi" : null);

    /// <summary>A chapter gets a municipality and says so.</summary>
    public async Task Give(MembershipHost host, Guid chapter, string municipality)
    {
        Areas[municipality] = chapter;
        await host.With<Store<ChaptersStandIn>, Rejection?>(store => store.Write(
            writing => writing.Decide(Chapters, chapter, new ChapterAreaChanged(chapter, [municipality], [], [])), CancellationToken.None));
    }
}
