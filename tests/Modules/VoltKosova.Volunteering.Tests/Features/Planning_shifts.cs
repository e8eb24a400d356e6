using System.Net;
using Shouldly;
using VoltKosova.Testing;
using Xunit;
using static VoltKosova.Volunteering.Tests.Features.VolunteeringHost;

namespace VoltKosova.Volunteering.Tests.Features;

public sealed class Planning_shifts(VolunteeringHost host) : IClassFixture<VolunteeringHost>
{
    private readonly Guid _chapter = Guid.NewGuid();

    [Fact]
    public async Task keeps_local_time_and_instants()
    {
        var shift = await host.OpenShift(_chapter);

        var read = await host.CoordinatorOf(_chapter).Get($"{Shifts}/{shift}");
        read.Version.ShouldBe(1);
        read.Body["date"]!.GetValue<string>().ShouldBe("2026-03-09");
        read.Body["start_time"]!.GetValue<string>().ShouldBe("10:00");
        read.Body["zone"]!.GetValue<string>().ShouldBe("Europe/Belgrade");
        read.Body["starts_at"]!.GetValue<string>().ShouldBe("2026-03-09T09:00:00.000000Z");
    }

    [Theory]
    [InlineData("2026-03-29", "02:30", null, "time-does-not-exist")]
    [InlineData("2026-10-25", "02:30", null, "time-exists-twice")]
    [InlineData("2026-10-25", "02:30", "second", null)]
    [InlineData("2026-03-01", "10:00", null, "shift-in-the-past")]
    public async Task is_right_in_the_nights_when_the_clocks_change(string date, string from, string? repeated, string? code)
    {
        var opportunity = await host.Opened(_chapter);
        var shift = new
        {
            Date = date,
            StartTime = from,
            EndTime = "13:00",
            RepeatedHour = repeated,
            Place = new { Online = true },
            Capacity = 2,
            Minimum = 1,
        };

        (await host.CoordinatorOf(_chapter).Post($"{Opportunities}/{opportunity}/shifts", shift)).Code.ShouldBe(code);
    }

    [Fact]
    public async Task says_what_is_wrong()
    {
        var opportunity = await host.Opened(_chapter);
        var wrong = new
        {
            Date = "2026-05-01",
            StartTime = "25:00",
            EndTime = "9",
            Zone = "../etc",
            Place = new { Online = false },
            Capacity = 0,
            Minimum = 1,
        };

        (await host.CoordinatorOf(_chapter).Post($"{Opportunities}/{opportunity}/shifts", wrong)).Errors.Select(error => error.Pointer)
            .ShouldBe(
                ["#/start_time", "#/end_time", "#/zone", "#/place/municipality", "#/capacity"],
                ignoreOrder: true);
    }

    [Fact]
    public async Task changes_a_shift_but_not_the_time_that_was_promised()
    {
        var shift = await host.OpenShift(_chapter);
        var coordinator = host.CoordinatorOf(_chapter);
        await host.SignUp(await host.Joined(_chapter), shift);

        (await coordinator.Put($"{Shifts}/{shift}", host.Shift(capacity: 5), version: 1)).Status
            .ShouldBe(HttpStatusCode.PreconditionFailed);
        (await coordinator.Put($"{Shifts}/{shift}", host.Shift(capacity: 5), version: 2)).Version.ShouldBe(3);
        (await coordinator.Put($"{Shifts}/{shift}", host.Shift(from: "11:00"), version: 3)).Code.ShouldBe("time-is-promised");
    }

    [Fact]
    public async Task gives_everybody_their_time_back_when_a_shift_is_cancelled()
    {
        var (shift, same) = (await host.OpenShift(_chapter), await host.OpenShift(_chapter));
        var person = await host.Joined(_chapter);
        await host.SignUp(person, shift);
        (await host.SignUp(person, same)).Code.ShouldBe("overlap");

        (await host.CoordinatorOf(_chapter).Post($"{Shifts}/{shift}/cancellation", new { Reason = "Shi." }, version: 2)).Status
            .ShouldBe(HttpStatusCode.NoContent);

        (await host.SignUp(person, same)).Status.ShouldBe(HttpStatusCode.OK);
        (await host.SignUp(person, shift)).Code.ShouldBe("closed");
    }

    [Fact]
    public async Task is_for_the_coordinators_of_the_chapter()
    {
        var shift = await host.OpenShift(_chapter);
        var stranger = host.CoordinatorOf(Guid.NewGuid());

        (await stranger.Get($"{Shifts}/{shift}")).Code.ShouldBe("no-such-shift");
        (await stranger.Put($"{Shifts}/{shift}", host.Shift(), version: 1)).Code.ShouldBe("no-such-shift");
        (await stranger.Post($"{Shifts}/{shift}/cancellation", new { Reason = "x" }, version: 1)).Code.ShouldBe("no-such-shift");
        (await stranger.Get($"{Shifts}/{shift}/sign-ups")).Code.ShouldBe("no-such-shift");
        (await stranger.Post($"{Shifts}/{shift}/sign-ups", new { VolunteerId = Guid.NewGuid() })).Code.ShouldBe("no-such-shift");
        (await stranger.Post($"{Shifts}/{shift}/sign-ups/{Guid.NewGuid()}/attendance", new { Attended = true })).Code
            .ShouldBe("no-such-shift");
        (await host.BoardOf(_chapter).Put($"{Shifts}/{shift}", host.Shift(), version: 1)).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task lists_the_shifts_of_a_day_as_a_page_and_as_a_file()
    {
        var opportunity = await host.Opened(_chapter);
        await host.Added(_chapter, opportunity, host.Shift(inDays: 9));
        var second = await host.Added(_chapter, opportunity, host.Shift(inDays: 8, from: "15:00", until: "17:00"));
        var first = await host.Added(_chapter, opportunity, host.Shift(inDays: 8));
        var board = host.BoardOf(_chapter);
        const string day = "filter[date][eq]=2026-03-10";

        Ids(await board.Get($"{Shifts}?{day}")).ShouldBe([$"{first}", $"{second}"]);
        Ids(await board.Get($"{Shifts}?{day}&sort=-starts_at")).ShouldBe([$"{second}", $"{first}"]);
        var page = await board.Get($"{Shifts}?limit=2&count=true");
        page.Body["total"]!["count"]!.GetValue<int>().ShouldBe(3);
        Ids(await board.Get(page.Body["next"]!.GetValue<string>())).Length.ShouldBe(1);
        var file = await board.GetStringAsync(new Uri($"{Shifts}?{day}&format=csv", UriKind.Relative));
        file.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length.ShouldBe(3);
        Ids(await host.BoardOf(Guid.NewGuid()).Get(Shifts)).ShouldBeEmpty();
    }
}
