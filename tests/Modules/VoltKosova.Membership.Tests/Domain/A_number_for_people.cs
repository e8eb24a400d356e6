using Shouldly;
using VoltKosova.Membership.Domain;
using Xunit;

namespace VoltKosova.Membership.Tests.Domain;

public sealed class A_number_for_people
{
    [Theory]
    [InlineData(0, "1000000")]
    [InlineData(CheckedNumber.Draws - 1, "9999999")]
    public void has_seven_digits_and_a_check_digit(int draw, string digits)
    {
        CheckedNumber.IsValid(CheckedNumber.Of(draw)).ShouldBeTrue();
        CheckedNumber.Of(draw)[..7].ShouldBe(digits);
    }

    [Fact]
    public void shows_every_single_wrong_digit_and_every_swap_of_neighbours()
    {
        var number = CheckedNumber.Of(4_821_737);
        for (var place = 0; place < number.Length; place++)
        {
            for (var digit = '0'; digit <= '9'; digit++)
                CheckedNumber.IsValid(number[..place] + digit + number[(place + 1)..]).ShouldBe(digit == number[place]);
            if (place > 0 && number[place] != number[place - 1])
                CheckedNumber.IsValid(number[..(place - 1)] + number[place] + number[place - 1] + number[(place + 1)..]).ShouldBeFalse();
        }
    }
}
