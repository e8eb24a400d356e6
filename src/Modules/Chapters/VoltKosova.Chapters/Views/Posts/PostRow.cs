using VoltKosova.Chapters.Domain.Posts;
using VoltKosova.EventStore;
using VoltKosova.Kernel;

namespace VoltKosova.Chapters.Views;

/// <summary>A post as everybody may see it: what is settled about it, not who holds it.</summary>
internal sealed record PostRow(Guid Id, Guid ChapterId, PostRules Rules, DateOnly EstablishedOn) : InlineRow
{
    public static RowTable Table { get; } = new RowTable("post").Synchronised(scope: null);

    public static Projection<PostRow, PostEvent> Projection { get; } = new((row, fact) => (row, fact) switch
    {
        (_, PostEvent.Established f) => new PostRow(f.PostId, f.ChapterId, f.Rules, f.EstablishedOn),
        ({ } r, PostEvent.RulesChanged f) => r with { Rules = f.Rules },
        _ => row,
    });
}
