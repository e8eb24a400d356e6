using Shouldly;
using Xunit;

namespace VoltKosova.Journeys.Tests;

/// <summary>The checker of the storm finds every promise that a seeded bug breaks.</summary>
public sealed class Checking_a_history
{
    private static readonly Guid _one = new("00000000-0000-7000-8000-000000000001");
    private static readonly Guid _two = new("00000000-0000-7000-8000-000000000002");

    private static readonly History _sound = new(
        ["one@example.org", "two@example.org", "cut@example.org"],
        ["one@example.org", "two@example.org"],
        [Submitted(1, _one, "p1"), Submitted(2, _two, "p2")],
        [Row(_one, "one@example.org", "p1"), Row(_two, "two@example.org", "p2")],
        ["p1", "p2"],
        2,
        []);

    [Fact]
    public void finds_nothing_when_all_promises_were_kept() => _sound.Faults().ShouldBeEmpty();

    [Fact]
    public void finds_an_acknowledged_write_that_is_lost() => Finds(
        _sound with { Facts = [_sound.Facts[0]], Rows = [_sound.Rows[0]], Asked = ["p1"], Answers = 1 },
        "two@example.org was acknowledged and is lost.");

    [Fact]
    public void finds_what_nobody_sent() => Finds(_sound with { Sent = ["one@example.org"] }, "two@example.org was never sent.");

    [Fact]
    public void finds_an_application_that_was_made_twice() => Finds(
        _sound with
        {
            Facts = [.. _sound.Facts, Submitted(3, new Guid("00000000-0000-7000-8000-000000000003"), "p3")],
            Rows = [.. _sound.Rows, Row(new Guid("00000000-0000-7000-8000-000000000003"), "one@example.org", "p3")],
            Asked = ["p1", "p2", "p3"],
            Answers = 3,
        },
        "one@example.org has 2 applications.");

    [Fact]
    public void finds_an_effect_that_happened_twice() => Finds(
        _sound with { Asked = ["p1", "p2", "p1"] }, "p1 was asked to confirm 2 times.");

    [Fact]
    public void finds_an_effect_that_never_happened() => Finds(_sound with { Asked = ["p1"] }, "p2 was never asked to confirm.");

    [Fact]
    public void finds_an_event_that_is_there_twice() => Finds(
        _sound with { Facts = [.. _sound.Facts, _sound.Facts[0] with { Position = 3, Version = 2 }] },
        $"The event {_one} is there 2 times.");

    [Fact]
    public void finds_a_stream_that_is_out_of_order() => Finds(
        _sound with
        {
            Facts =
            [
                _sound.Facts[0] with { Position = 9, Version = 1 },
                Submitted(3, _one, "p1") with { Id = new Guid("00000000-0000-7000-8000-00000000000e"), Version = 2 },
                _sound.Facts[1],
            ],
        },
        $"The stream {_one} is not in order.");

    [Fact]
    public void finds_a_stream_with_a_hole() => Finds(
        _sound with { Facts = [_sound.Facts[0] with { Version = 2 }, _sound.Facts[1]] }, $"The stream {_one} is not in order.");

    [Fact]
    public void finds_a_row_that_is_not_the_fold_of_its_log() => Finds(
        _sound with { Rows = [_sound.Rows[0] with { Version = 2 }, _sound.Rows[1]] },
        $"The row {_one} is (2, p1, unconfirmed), the fold of its log (1, p1, unconfirmed).");

    [Fact]
    public void finds_a_fact_without_its_row_and_a_row_without_its_fact() => Finds(
        _sound with { Facts = [_sound.Facts[0], Submitted(2, new Guid("00000000-0000-7000-8000-000000000003"), "p2")] },
        "00000000-0000-7000-8000-000000000003 is a fact without its row.",
        $"{_two} is a row without its fact.");

    [Fact]
    public void finds_an_answer_that_was_not_kept() => Finds(_sound with { Answers = 1 }, "1 answers are kept for 2 applications.");

    [Fact]
    public void finds_a_subscriber_that_stopped() => Finds(_sound with { Behind = ["x has not caught up."] }, "x has not caught up.");

    private static void Finds(History doctored, params string[] faults)
    {
        foreach (var fault in faults)
            doctored.Faults().ShouldContain(fault);
    }

    private static Fact Submitted(long position, Guid stream, string person) =>
        new(position, stream, stream, 1, "membership.application-submitted.v1", person);

    private static ViewRow Row(Guid id, string email, string person) => new(id, 1, "unconfirmed", email, person);
}
