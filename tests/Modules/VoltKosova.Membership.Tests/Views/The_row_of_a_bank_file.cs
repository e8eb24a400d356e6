using Shouldly;
using VoltKosova.Membership.Domain;
using VoltKosova.Membership.Domain.Dues;
using VoltKosova.Membership.Dues;
using Xunit;
using static VoltKosova.Membership.Tests.DuesSamples;

namespace VoltKosova.Membership.Tests.Views;

public sealed class The_row_of_a_bank_file
{
    [Fact]
    public void tells_how_far_the_booking_is()
    {
        Row(FileReceived).State.ShouldBe(BankFileState.Waiting);
        Row(FileReceived, EntriesBooked).State.ShouldBe(BankFileState.Importing);
        Row(FileReceived, EntriesBooked, _rest).State.ShouldBe(BankFileState.Imported);
        Row(FileReceived with { Entries = 0 }).State.ShouldBe(BankFileState.Imported);
    }

    [Fact]
    public void adds_up_what_became_of_the_entries()
    {
        var row = Row(FileReceived, EntriesBooked, _rest);

        row.Counts.ShouldBe(new BankFileCounts(200, 100, 2, 1, 3));
        row.UnknownReversals.ShouldBe([612, 700]);
    }

    [Fact]
    public void says_whose_account_it_is_about()
    {
        Row(FileReceived).LegalEntity.ShouldBe(LegalEntity.Ngo);
        Row(FileReceived with { LegalEntity = LegalEntity.Party }).LegalEntity.ShouldBe(LegalEntity.Party);
    }

    private static readonly BankFileEvent.EntriesBooked _rest = EntriesBooked with
    {
        Through = 250,
        Counts = new BankFileCounts(103, 40, 1, 1, 1),
        UnknownReversals = [700],
    };

    private static BankFileRow Row(params BankFileEvent[] facts) => BankFileRow.Projection.Fold(facts)!;
}
