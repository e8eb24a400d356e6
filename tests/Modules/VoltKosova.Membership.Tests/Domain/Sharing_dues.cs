using Shouldly;
using VoltKosova.Membership.Domain;
using VoltKosova.Membership.Domain.Dues;
using VoltKosova.Testing;
using Xunit;
using static VoltKosova.Membership.Tests.DuesSamples;
using static VoltKosova.Membership.Tests.Samples;

namespace VoltKosova.Membership.Tests.Domain;

public sealed class Sharing_dues
{
    private static readonly Guid _national = new("019c0000-0000-7000-8000-00000000000a");
    private static readonly Guid _movement = new("019c0000-0000-7000-8000-00000000000b");
    private static readonly Shares _shares = new(Chapter: 40, Between: 20, Europe: 10);

    [Fact]
    public void goes_by_the_place_of_the_levels() => Owed("12.50", Prishtina, _national, _movement)
        .ShouldBe([(Prishtina, 5.00m), (_national, 2.50m), (null, 1.25m), (_movement, 3.75m)]);

    [Fact]
    public void leaves_the_share_of_a_missing_level_to_the_one_above()
    {
        Owed("12.50", Prishtina, _movement).ShouldBe([(Prishtina, 5.00m), (_movement, 6.25m), (null, 1.25m)]);
        Owed("12.50", _movement).ShouldBe([(_movement, 11.25m), (null, 1.25m)]);
    }

    [Fact]
    public void gives_parts_of_a_cent_to_the_movement() =>
        Owed("0.01", Prishtina, _national, _movement).ShouldBe([(_movement, 0.01m)]);

    [Fact]
    public void adds_up_to_nothing_whatever_the_amount_and_the_shares()
    {
        var checkedEntries = 0;
        foreach (var cents in Enumerable.Range(1, 200).Append(99_999_999))
        {
            foreach (var shares in (Shares[])[_shares, new(33, 33, 33), new(0, 0, 0), new(100, 0, 0), new(7, 13, 29)])
            {
                var amount = Money.Of(cents / 100m, "EUR");
                var lines = shares.Of(amount, [Prishtina, _national, _movement]);
                LedgerEvent.Decider.Given().When(EntryPosted with { Lines = lines }).Then(EntryPosted with { Lines = lines });
                lines.Skip(1).ShouldAllBe(line => line.Amount.ToDecimal() < 0);
                checkedEntries++;
            }
        }

        checkedEntries.ShouldBe(1005);
    }

    [Fact]
    public void of_more_than_the_whole_is_a_mistake_in_the_settings()
    {
        (new Shares(60, 30, 10).FitTheWhole, new Shares(60, 30, 11).FitTheWhole).ShouldBe((true, false));
        Should.Throw<ArgumentException>(() => new Shares(60, 30, 11).Of(Twelve, [_movement]));
    }

    [Fact]
    public void is_refused_where_the_lines_do_not_balance()
    {
        LedgerLine[] lopsided = [EntryPosted.Lines[0], EntryPosted.Lines[1] with { Amount = new Money("-12.49", "EUR") }];
        LedgerLine[] mixed = [EntryPosted.Lines[0], EntryPosted.Lines[1] with { Amount = new Money("-12.50", "CHF") }];

        LedgerEvent.Decider.Given().When(EntryPosted with { Lines = lopsided }).ThenRejected(new LedgerNotBalanced());
        LedgerEvent.Decider.Given().When(EntryPosted with { Lines = mixed }).ThenRejected(new LedgerNotBalanced());
        LedgerEvent.Decider.Given().When(EntryPosted with { Lines = [] }).ThenRejected(new LedgerNotBalanced());
    }

    [Fact]
    public void is_undone_line_by_line() => EntryPosted.Undone(Plan, Today, Now).Lines.Select(line => line.Amount.Amount)
        .ShouldBe(["-12.50", "12.50"]);

    [Fact]
    public void is_undone_in_the_books_in_which_it_stands() =>
        (EntryPosted with { LegalEntity = LegalEntity.Party }).Undone(Plan, Today, Now).LegalEntity.ShouldBe(LegalEntity.Party);

    private static IEnumerable<(Guid?, decimal)> Owed(string amount, params Guid[] levels) => _shares.Of(new Money(amount, "EUR"), levels)
        .Skip(1).Select(line => (line.ChapterId, -line.Amount.ToDecimal()));
}
