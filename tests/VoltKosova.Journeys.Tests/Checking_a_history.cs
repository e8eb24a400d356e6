using Shouldly;
using Xunit;

namespace VoltKosova.Journeys.Tests;

/// <summary>The checker of the storm finds every promise that a seeded bug breaks.</summary>
public sealed class Checking_a_history
{
    private static readonly Guid _one = new("00000000-0000-7000-8000-000000000001");
    private static readonly Guid _two = new("00000000-0000-7000-8000-000000000002");

    private static readonly Told _told = new(
        ["one@example.org", "two@example.org", "cut@example.org"],
        ["one@example.org", "two@example.org"],
        ["two@example.org"],
        ["two@example.org"]);

    private static readonly History _sound = new(
        _told,
        [
            Submitted(1, _one, "p1"), Submitted(2, _two, "p2"),
            new(4, Id(4), _two, 2, "membership.application-email-confirmed.v1", null, "A-7"),
            new(5, Id(5), _two, 3, "membership.application-routed.v1", null, "c1"),
        ],
        [Row(_one, "one@example.org", "p1"), new(_two, 3, "under_review", "two@example.org", "p2", "A-7", "c1", null)],
        ["p1", "p2"],
        ["p2"],
        [_two],
        1,
        2,
        [new("volunteering/volunteering.add-volunteer", 5, 5, 5), new("campaigns/idle", 0, 0, 0)],
        [],
        new Admissions([], 0, new Dictionary<string, IReadOnlyList<string>>()));

    [Fact]
    public void finds_nothing_when_all_promises_were_kept() => _sound.Faults().ShouldBeEmpty();

    [Fact]
    public void finds_an_acknowledged_write_that_is_lost() => Finds(
        _sound with { Facts = [_sound.Facts[0]], Rows = [_sound.Rows[0]], Asked = ["p1"], Answers = 1 },
        "two@example.org was acknowledged and is lost.");

    [Fact]
    public void finds_what_nobody_sent() => Finds(
        _sound with { Told = _told with { Sent = ["one@example.org"] } }, "two@example.org was never sent.");

    [Fact]
    public void finds_an_application_that_was_made_twice() => Finds(
        _sound with
        {
            Facts = [.. _sound.Facts, Submitted(3, Id(3), "p3")],
            Rows = [.. _sound.Rows, Row(Id(3), "one@example.org", "p3")],
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
        _sound with { Facts = [.. _sound.Facts, _sound.Facts[0] with { Position = 6, Version = 2 }] },
        $"The event {_one} is there 2 times.");

    [Fact]
    public void finds_a_stream_that_is_out_of_order() => Finds(
        _sound with
        {
            Facts =
            [
                _sound.Facts[0] with { Position = 9, Version = 1 },
                Submitted(3, _one, "p1") with { Id = Id(14), Version = 2 },
                .. _sound.Facts.Skip(1),
            ],
        },
        $"The stream {_one} is not in order.");

    [Fact]
    public void finds_a_stream_with_a_hole() => Finds(
        _sound with { Facts = [_sound.Facts[0] with { Version = 2 }, .. _sound.Facts.Skip(1)] }, $"The stream {_one} is not in order.");

    [Fact]
    public void finds_a_row_that_is_not_the_fold_of_its_log() => Finds(
        _sound with { Rows = [_sound.Rows[0] with { Version = 2 }, _sound.Rows[1]] },
        $"The row {_one} is {State(2, "unconfirmed", "p1")}, the fold of its log {State(1, "unconfirmed", "p1")}.");

    [Fact]
    public void finds_a_row_that_lacks_what_happened_later() => Finds(
        _sound with { Rows = [_sound.Rows[0], _sound.Rows[1] with { Version = 2, Chapter = null }] },
        $"The row {_two} is {State(2, "under_review", "p2", "A-7")}, "
            + $"the fold of its log {State(3, "under_review", "p2", "A-7", "c1")}.");

    [Fact]
    public void finds_a_later_event_of_a_stream_that_overtook() => Finds(
        _sound with
        {
            Facts =
            [
                .. _sound.Facts.Take(2), _sound.Facts[2] with { Position = 5 }, _sound.Facts[3] with { Position = 4 },
            ],
        },
        $"The stream {_two} is not in order.");

    [Fact]
    public void finds_a_confirmation_that_is_lost() => Finds(
        _sound with { Told = _told with { Confirmed = ["one@example.org", "two@example.org"] } },
        "one@example.org has confirmed and that is lost.");

    [Fact]
    public void finds_a_confirmation_that_nobody_sent() => Finds(
        _sound with { Told = _told with { Followed = [] } }, "two@example.org never followed the link.");

    [Fact]
    public void finds_a_count_that_is_not_that_of_the_log() => Finds(
        _sound with { Counted = 2 }, "The figures count 2 applications, the log 1.");

    [Fact]
    public void finds_a_receipt_that_is_missing_or_doubled_or_nobodys()
    {
        Finds(_sound with { Receipted = [] }, "p2 got no receipt.");
        Finds(_sound with { Receipted = ["p2", "p2"] }, "p2 got 2 receipts.");
        Finds(_sound with { Receipted = ["p1", "p2"] }, "p1 got a receipt and has not confirmed.");
    }

    [Fact]
    public void finds_an_entry_that_is_missing_or_nobodys()
    {
        Finds(_sound with { Entries = [] }, $"{_two} is compared with nobody.");
        Finds(_sound with { Entries = [_one, _two] }, $"{_one} is compared and was not confirmed.");
    }

    [Fact]
    public void finds_a_place_that_is_not_that_of_an_event() => Finds(
        _sound with { Places = [new("x/y", 5, 4, 5), new("x/z", 3, null, 0)] }, "x/y stands at no event.", "x/z stands at no event.");

    [Fact]
    public void finds_a_fact_without_its_row_and_a_row_without_its_fact() => Finds(
        _sound with { Facts = [_sound.Facts[0], Submitted(2, Id(3), "p2")] },
        $"{Id(3)} is a fact without its row.",
        $"{_two} is a row without its fact.");

    [Fact]
    public void finds_an_answer_that_was_not_kept() => Finds(
        _sound with { Answers = 1 }, "1 answers are kept for 2 applications and admissions.");

    [Fact]
    public void finds_a_subscriber_that_stopped() => Finds(_sound with { Places = [new("x/y", 4, 4, 5)] }, "x/y has not caught up.");

    [Fact]
    public void finds_a_dead_letter() => Finds(_sound with { Letters = ["x/y"] }, "x/y is a dead letter.");

    private static void Finds(History doctored, params string[] faults)
    {
        foreach (var fault in faults)
            doctored.Faults().ShouldContain(fault);
    }

    private static Guid Id(int number) => new($"00000000-0000-7000-8000-{number:x12}");

    private static Fact Submitted(long position, Guid stream, string person) =>
        new(position, stream, stream, 1, "membership.application-submitted.v1", person, null);

    private static ViewRow Row(Guid id, string email, string person) => new(id, 1, "unconfirmed", email, person, null, null, null);

    private static string State(long version, string name, string person, string? number = null, string? chapter = null) =>
        $"State {{ Version = {version}, Name = {name}, Person = {person}, Number = {number}, Chapter = {chapter}, Member =  }}";
}
