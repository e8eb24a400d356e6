using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using VoltKosova.Membership.Domain;
using VoltKosova.Membership.Domain.Dues;
using VoltKosova.Membership.Dues;
using Xunit;

namespace VoltKosova.Membership.Tests.Domain;

public sealed class The_accounts_for_dues
{
    internal static readonly DuesAccount Ngo = DuesAccount.Of("Volt Kosova", "DE89370400440532013000", bic: null)!;
    private static readonly DuesAccount _party = DuesAccount.Of("Partia Volt", "AL47212110090000000235698741", "BANKALTR")!;

    [Fact]
    public void are_one_for_each_legal_entity()
    {
        var accounts = DuesAccounts.From(Section(
            ("DuesHolder", Ngo.Holder), ("DuesIban", Ngo.Iban), ("PartyDuesHolder", _party.Holder), ("PartyDuesIban", _party.Iban),
            ("PartyDuesBic", _party.Bic)));

        accounts.ShouldBe(new DuesAccounts(Ngo, _party));
        (accounts.Of(LegalEntity.Ngo), accounts.Of(LegalEntity.Party)).ShouldBe((Ngo, _party));
        DuesAccounts.From(Section()).ShouldBe(new DuesAccounts(null, null));
        DuesAccounts.From(Section(("PartyDuesHolder", _party.Holder), ("PartyDuesIban", _party.Iban))).Ngo.ShouldBeNull();
    }

    [Theory]
    [InlineData("DE89 3704 0044 0532 0130 00", "Ngo")]
    [InlineData("370400440532013000", "Ngo")]
    [InlineData("al47-2121-1009-0000-0002-3569-8741", "Party")]
    [InlineData("XK051212012345678906", null)]
    [InlineData("", null)]
    public void are_known_by_their_IBAN_or_by_the_number_in_it(string named, string? owner) =>
        new DuesAccounts(Ngo, _party).OwnerOf(named)?.ToString().ShouldBe(owner);

    [Fact]
    public void stop_the_start_when_they_are_one_and_the_same() => Refusal(
        ("DuesHolder", "Volt Kosova"), ("DuesIban", Ngo.Iban), ("PartyDuesHolder", "Partia Volt"),
        ("PartyDuesIban", "DE89 3704 0044 0532 0130 00")).ShouldBe(
        "Membership:PartyDuesIban must be another account than Membership:DuesIban: an association does not hold a party's money.");

    [Theory]
    [InlineData("DE88370400440532013000", "Partia Volt")]
    [InlineData("AL47212110090000000235698741", "")]
    public void stop_the_start_when_one_is_none(string iban, string holder) =>
        Refusal(("PartyDuesIban", iban), ("PartyDuesHolder", holder)).ShouldBe(
            "Membership:PartyDuesIban must be an IBAN, with Membership:PartyDuesHolder of 1 to 70 characters.");

    private static string Refusal(params (string Name, string? Value)[] settings) =>
        Should.Throw<InvalidOperationException>(() => new ServiceCollection().AddMembership(Configuration(settings))).Message;

    private static IConfigurationSection Section(params (string Name, string? Value)[] settings) =>
        Configuration(settings).GetSection("Membership");

    private static IConfiguration Configuration((string Name, string? Value)[] settings) => new ConfigurationBuilder()
        .AddInMemoryCollection(settings.Select(one => KeyValuePair.Create($"Membership:{one.Name}", one.Value))).Build();
}
