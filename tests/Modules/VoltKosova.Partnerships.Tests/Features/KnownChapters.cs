using VoltKosova.Chapters.Contracts;

namespace VoltKosova.Partnerships.Tests.Features;

/// <summary>Stands in for the module Chapters: knows every chapter but the one that is nowhere.</summary>
internal sealed class KnownChapters : IChapterTerritories
{
    public static readonly Guid Nowhere = new("0195566a-c800-7000-8000-0000000000ff");

    public Task<Guid?> LowestHolding(string country, string? municipality, string? locality, CancellationToken cancellation) =>
        Task.FromResult<Guid?>(null);

    public Task<Guid?> Above(Guid chapterId, CancellationToken cancellation) => Task.FromResult<Guid?>(null);

    public Task<string?> NameOf(Guid chapterId, CancellationToken cancellation) =>
        Task.FromResult(chapterId == Nowhere ? null : "Volt Prishtina");
}
