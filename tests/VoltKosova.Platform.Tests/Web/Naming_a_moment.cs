using System.Globalization;
using Shouldly;
using VoltKosova.Web;
using Xunit;

namespace VoltKosova.Platform.Tests.Web;

public sealed class Naming_a_moment
{
    [Theory]
    [InlineData("2026-03-29", "2026-03-28T23:00:00Z", "2026-03-29T21:59:59.999999Z")]
    [InlineData("2026-10-25", "2026-10-24T22:00:00Z", "2026-10-25T22:59:59.999999Z")]
    [InlineData("2026-03-02T11:00:00.5+01:00", "2026-03-02T10:00:00.5Z", "2026-03-02T10:00:00.5Z")]
    public void means_an_instant_or_a_day_on_the_clocks_of_Kosovo(string text, string from, string to) =>
        Moment.Read(text).ShouldBe((Instant(from), Instant(to)));

    [Theory]
    [InlineData("")]
    [InlineData("2026-03-02T11:00:00")]
    [InlineData("2026-03-02 11:00:00Z")]
    [InlineData("2026-02-30")]
    [InlineData("0001-01-01")]
    [InlineData("9999-12-31")]
    public void is_refused_when_it_is_neither(string text) => Moment.Read(text).ShouldBeNull();

    private static DateTimeOffset Instant(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
