using Shouldly;
using VoltKosova.Membership.Domain.Dues;
using Xunit;

namespace VoltKosova.Membership.Tests.Domain;

public sealed class A_creditor_reference
{
    // The first three are references that others have published as examples.
    [Theory]
    [InlineData("RF18 5390 0754 7034", "RF18539007547034")]
    [InlineData("rf18539007547034", "RF18539007547034")]
    [InlineData("RF47 1234 5678 90", "RF471234567890")]
    [InlineData("RF19539007547034", null)]
    [InlineData("RF18", null)]
    [InlineData("RF1853900754703412345678901", null)]
    [InlineData("RF18ë39007547034", null)]
    [InlineData(null, null)]
    public void is_read_as_people_type_it_and_only_when_its_check_holds(string? typed, string? kept) =>
        CreditorReference.Parse(typed).ShouldBe(kept);

    [Fact]
    public void carries_the_check_digits_of_the_standard()
    {
        CreditorReference.Of("539007547034").ShouldBe("RF18539007547034");
        CreditorReference.Of(439_007_547_034).ShouldBe("RF18539007547034");
        CreditorReference.Parse(CreditorReference.Of("INVOICE123")).ShouldNotBeNull();
    }

    [Fact]
    public void shows_every_single_wrong_digit_and_every_swap_of_neighbours()
    {
        var reference = CreditorReference.Of(439_007_547_034);
        for (var at = 4; at < reference.Length; at++)
        {
            for (var digit = '0'; digit <= '9'; digit++)
            {
                if (reference[at] != digit)
                    CreditorReference.Parse(reference[..at] + digit + reference[(at + 1)..]).ShouldBeNull();
            }

            if (at + 1 < reference.Length && reference[at] != reference[at + 1])
                CreditorReference.Parse(reference[..at] + reference[at + 1] + reference[at] + reference[(at + 2)..]).ShouldBeNull();
        }
    }

    [Fact]
    public void is_drawn_from_a_range() => Should.Throw<ArgumentOutOfRangeException>(() => CreditorReference.Of(CreditorReference.Draws));
}
