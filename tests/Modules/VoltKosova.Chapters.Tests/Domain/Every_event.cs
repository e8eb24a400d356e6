using Shouldly;
using VoltKosova.Chapters.Domain.Chapters;
using VoltKosova.Chapters.Domain.Holders;
using VoltKosova.Chapters.Domain.Posts;
using VoltKosova.Kernel;
using Xunit;
using static VoltKosova.Chapters.Tests.Facts;
using static VoltKosova.Chapters.Tests.PostFacts;

namespace VoltKosova.Chapters.Tests.Domain;

public sealed class Every_event
{
    private static readonly ChapterEvent[] _all = [PrishtinaFounded, Renamed, AreaChanged];

    [Fact]
    public void is_understood_by_evolve()
    {
        _all.Select(fact => fact.GetType()).ShouldBe(typeof(ChapterEvent).GetNestedTypes(), ignoreOrder: true);
        _all.ShouldAllBe(fact => Chapter.Evolve(Before(fact), fact) != Before(fact));
    }

    [Fact]
    public void of_posts_and_holders_is_understood_too()
    {
        Understood(
            PostDecider.Instance,
            [
                ([], Established),
                ([Established], RulesChanged),
                ([Established], ArtaBegan),
                ([Established, ArtaBegan], ArtaResigned),
                ([Established, ArtaBegan], HolderErased),
            ]);
        Understood(
            HolderDecider.Instance,
            [
                ([], ArtaKnown),
                ([ArtaKnown], ArtaLost),
                ([ArtaKnown], ArtasOffice),
                ([ArtaKnown, ArtasOffice], ArtaLeft),
                ([ArtaKnown], ArtaBarred),
                ([ArtaKnown, ArtaBarred], ArtaForgotten),
            ]);
    }

    private static void Understood<TState, TCommand, TEvent>(
        Decider<TState, TCommand, TEvent> decider, (TEvent[] Before, TEvent Fact)[] steps)
        where TEvent : class
    {
        steps.Select(step => step.Fact.GetType()).ShouldBe(typeof(TEvent).GetNestedTypes(), ignoreOrder: true);
        foreach (var (before, fact) in steps)
        {
            var state = decider.Fold(before);
            decider.Evolve(state, fact).ShouldNotBe(state, fact.GetType().Name);
        }
    }

    private static Chapter Before(ChapterEvent fact) =>
        fact is ChapterEvent.Founded ? Chapter.Initial : Chapter.Evolve(Chapter.Initial, PrishtinaFounded);
}
