using Shouldly;
using VoltKosova.Membership.Domain.Dues;
using Xunit;

namespace VoltKosova.Membership.Tests.Domain;

public sealed class Having_paid_until
{
    private static readonly DateOnly _before = new(2025, 12, 31);

    [Fact]
    public void is_the_last_day_before_which_nothing_is_owed()
    {
        Until(null).ShouldBeNull("nothing was charged");
        Until(null, Month(1, true), Month(2, true)).ShouldBe(new DateOnly(2026, 2, 28));
        Until(null, Month(3, true), Month(2, false), Month(1, true)).ShouldBe(new DateOnly(2026, 1, 31));
        Until(null, Month(1, false)).ShouldBeNull();
        Until(null, Month(1, true), Month(5, true)).ShouldBe(new DateOnly(2026, 5, 31), "nobody charged the months between");
    }

    [Fact]
    public void begins_with_what_another_chapter_has_handed_over()
    {
        Until(_before).ShouldBe(_before);
        Until(_before, Month(1, false)).ShouldBe(_before);
        Until(_before, Month(1, true)).ShouldBe(new DateOnly(2026, 1, 31));
    }

    private static DateOnly? Until(DateOnly? handedOver, params (DateOnly, DateOnly, bool)[] charges) =>
        PaidDues.Until(handedOver, charges);

    private static (DateOnly From, DateOnly Until, bool IsSettled) Month(int month, bool isSettled) =>
        (new(2026, month, 1), new DateOnly(2026, month, 1).AddMonths(1).AddDays(-1), isSettled);
}
