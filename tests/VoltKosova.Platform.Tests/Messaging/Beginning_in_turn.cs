using Shouldly;
using VoltKosova.Messaging;
using Xunit;

namespace VoltKosova.Platform.Tests.Messaging;

/// <summary>How the subscribers of one host begin.</summary>
public sealed class Beginning_in_turn
{
    private readonly CancellationToken _stop = TestContext.Current.CancellationToken;

    [Fact]
    public async Task the_next_one_begins_when_the_one_before_has()
    {
        using var turns = new Turns();
        var first = await turns.Wait(_stop);
        var second = turns.Wait(_stop);
        second.IsCompleted.ShouldBeFalse();

        first.Dispose();

        (await second).Dispose();
        (await turns.Wait(_stop)).Dispose();
    }

    [Fact]
    public async Task who_ends_a_turn_twice_lets_one_in()
    {
        using var turns = new Turns();
        var first = await turns.Wait(_stop);

        first.Dispose();
        first.Dispose();

        using var second = await turns.Wait(_stop);
        turns.Wait(_stop).IsCompleted.ShouldBeFalse();
    }

    [Fact]
    public async Task nobody_waits_for_one_whose_database_does_not_answer()
    {
        using var turns = new Turns();
        using var stuck = await turns.Wait(_stop);

        var others = await Task.WhenAll(turns.Wait(_stop), turns.Wait(_stop));

        foreach (var other in others)
            other.Dispose();
        turns.Wait(_stop).IsCompleted.ShouldBeFalse("they had leave, not the turn");
    }
}
