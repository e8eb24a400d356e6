using Shouldly;
using VoltKosova.Membership.Domain.Dues;
using Xunit;
using static VoltKosova.Membership.Tests.DuesSamples;

namespace VoltKosova.Membership.Tests.Domain;

public sealed class A_payment_slip
{
    private static readonly DuesAccount _german = DuesAccount.Of("Volt Kosova", "DE89 3704 0044 0532 0130 00", "COBADEFFXXX")!;

    [Fact]
    public void is_read_by_the_banks_application_as_a_code() => _german.QrText(Twelve, Raised.Reference, homeIsMember: false).ShouldBe(
        "BCD\n002\n1\nSCT\nCOBADEFFXXX\nVolt Kosova\nDE89370400440532013000\nEUR12.50\n\nRF18539007547034");

    [Fact]
    public void has_no_code_where_a_SEPA_transfer_cannot_be()
    {
        _german.QrText(new Money("12.50", "CHF"), Raised.Reference, homeIsMember: true).ShouldBeNull();
        _german.QrText(new Money("0.00", "EUR"), Raised.Reference, homeIsMember: true).ShouldBeNull("nothing is to be paid");
    }

    [Fact]
    public void has_a_code_for_an_account_in_Kosovo_once_the_country_belongs_to_SEPA()
    {
        var account = DuesAccount.Of("Volt Kosova", BankFiles.Iban, bic: null)!;

        account.QrText(Twelve, Raised.Reference, homeIsMember: false).ShouldBeNull();
        account.QrText(Twelve, Raised.Reference, homeIsMember: true)!.ShouldContain(BankFiles.Iban);
        DuesAccount.Of("Volt Kosova", "BR1800360305000010009795493C1", bic: null)!.QrText(Twelve, Raised.Reference, homeIsMember: true)
            .ShouldBeNull();
    }

    [Theory]
    [InlineData("DE88370400440532013000")]
    [InlineData("DE")]
    [InlineData("DE89370400440532013ë00")]
    public void names_an_account_whose_check_holds(string iban) => DuesAccount.Of("Volt Kosova", iban, bic: null).ShouldBeNull();
}
