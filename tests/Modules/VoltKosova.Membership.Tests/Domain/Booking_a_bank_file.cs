using VoltKosova.Membership.Domain.Dues;
using VoltKosova.Testing;
using Xunit;
using static VoltKosova.Membership.Tests.DuesSamples;

namespace VoltKosova.Membership.Tests.Domain;

public sealed class Booking_a_bank_file
{
    [Fact]
    public void begins_with_a_file_that_was_received() => BankFileEvent.Decider.Given().When(FileReceived).Then(FileReceived);

    [Fact]
    public void goes_forward_only()
    {
        BankFileEvent.Decider.Given(FileReceived).When(EntriesBooked).Then(EntriesBooked);
        BankFileEvent.Decider.Given(FileReceived, EntriesBooked).When(EntriesBooked with { Through = 40 }).Then();
        BankFileEvent.Decider.Given(FileReceived, EntriesBooked).When(EntriesBooked with { Through = 251 }).Then();
    }

    [Fact]
    public void needs_a_file() => BankFileEvent.Decider.Given().When(EntriesBooked).ThenRejected(new NoSuchBankFile());
}
