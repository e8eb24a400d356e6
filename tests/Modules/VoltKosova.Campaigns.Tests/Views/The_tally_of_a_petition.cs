using Shouldly;
using VoltKosova.Campaigns.Domain;
using VoltKosova.Campaigns.Domain.Signatures;
using VoltKosova.Campaigns.Views;
using VoltKosova.EventStore;
using Xunit;
using static VoltKosova.Campaigns.Tests.Petitions;
using static VoltKosova.Campaigns.Tests.Signatures;

namespace VoltKosova.Campaigns.Tests.Views;

public sealed class The_tally_of_a_petition
{
    private static readonly SignatureEvent.Confirmed _prizren = Confirmed with { Place = new Place("XK", "prizren") };
    private static readonly SignatureEvent.Confirmed _berlin = Confirmed with { Place = new Place("DE", null) };

    [Fact]
    public void is_nothing_before_the_opening() => Fold(Petitions.Drafted, Petitions.Scheduled).ShouldBeNull();

    [Fact]
    public void begins_with_nobody()
    {
        var tally = Fold(Petitions.Drafted, Opened)!;

        (tally.State, tally.Signatures, tally.Goal, tally.OpenedOn).ShouldBe((PetitionRow.Open, 0, Text.Goal, Opened.OpenedOn));
        tally.Places.ShouldBeEmpty();
    }

    [Fact]
    public void counts_who_has_confirmed_by_place()
    {
        var tally = Fold(Opened, Given, Confirmed, _prizren, _berlin, Confirmed)!;

        tally.Signatures.ShouldBe(4);
        tally.Places.ShouldBe([new PlaceCount("DE", null, 1), new PlaceCount("XK", "prishtine", 2), new PlaceCount("XK", "prizren", 1)]);
    }

    [Fact]
    public void goes_down_with_a_withdrawal_and_forgets_an_empty_place()
    {
        var tally = Fold(Opened, Confirmed, _prizren, Signatures.Withdrawn)!;

        tally.Signatures.ShouldBe(1);
        tally.Places.ShouldBe([new PlaceCount("XK", "prizren", 1)]);
    }

    [Fact]
    public void does_not_mind_who_is_discarded_or_anonymous() =>
        Fold(Opened, Confirmed, Discarded, Anonymised, NewsConsentGiven)!.Signatures.ShouldBe(1);

    [Fact]
    public void follows_the_petition_to_the_answer()
    {
        Fold(Opened, Petitions.Closed)!.State.ShouldBe(PetitionRow.Closed);
        Fold(Opened, Petitions.Closed, Petitions.Delivered)!.State.ShouldBe(PetitionRow.Delivered);
        Fold(Opened, Petitions.Closed, Petitions.Delivered, Petitions.Answered)!.State.ShouldBe(PetitionRow.Answered);
    }

    [Fact]
    public void folds_again_to_the_same_bytes()
    {
        IPetitionFact[] facts = [Opened, Confirmed, _berlin, _prizren, Petitions.Closed];

        StoredJson.Write(Fold(facts)).ShouldBe(StoredJson.Write(Fold(facts)));
        StoredJson.Write(StoredJson.Read<PetitionTally>(StoredJson.Write(Fold(facts)!))).ShouldBe(StoredJson.Write(Fold(facts)));
    }

    private static PetitionTally? Fold(params IPetitionFact[] facts) => PetitionTally.Projection.Fold(facts);
}
