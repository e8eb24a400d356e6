using System.Net;
using System.Text.Json.Nodes;
using Shouldly;
using VoltKosova.Access;
using VoltKosova.Membership.Jobs;
using VoltKosova.Testing;
using Xunit;
using static VoltKosova.Membership.Tests.Features.MembershipHost;

namespace VoltKosova.Membership.Tests.Features;

/// <summary>The charge of the story is of 2 March and due on 1 April 2026; the steps are 30 and 7 days before, 7 and 30 after.</summary>
public sealed class Reminding(MembershipHost host) : IClassFixture<MembershipHost>, IAsyncLifetime
{
    private const string Charges = "/api/v1/membership/charges";

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync()
    {
        host.Clock.Advance(FixedClock.Start - host.Clock.GetUtcNow());
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task writes_once_for_each_step_and_names_the_consequences_after_the_due_day()
    {
        var chapter = host.ChapterIn("kamenice");
        var (charge, reference, _) = await DuesStory.Owed(host, "reminded@example.org", "kamenice", chapter);
        var treasurer = host.As(new Grant(Role.Treasurer, chapter));

        (await host.Run<RemindOfDues, RemindOfDues.Parameters>(new(OnlyCount: true)))[0].ShouldMatch("^[1-9][0-9]* charges are");
        (await Mails()).ShouldBeEmpty("it only counted");
        await Remind();
        await Remind();
        (await Mails()).ShouldHaveSingleItem().ShouldContain(reference);
        (await treasurer.Get($"{Charges}/{charge}")).Body["reminded_on"].ShouldBeNull("it was before the due day");

        await On(new(2026, 3, 31));
        (await Mails()).Count.ShouldBe(2);
        await On(new(2026, 4, 8));
        var late = (await Mails())[^1];
        late.ShouldContain("12,50 EUR");
        late.ShouldContain("01.07.2026", Case.Sensitive, "ninety days after the due day it costs the vote");
        late.ShouldContain("29.09.2026");
        late.ShouldContain("organi përgjegjës");
        (await treasurer.Get($"{Charges}/{charge}")).Body["reminded_on"].Text().ShouldBe("2026-04-08");

        // A month in which the job did not run is made good by one mail, not by several.
        await On(new(2026, 6, 20));
        (await Mails()).Count.ShouldBe(4);
        await On(new(2026, 6, 21));
        (await Mails()).Count.ShouldBe(4);
    }

    [Fact]
    public async Task writes_to_nobody_who_has_paid_or_left()
    {
        var chapter = host.ChapterIn("malisheve");
        var (_, reference, _) = await DuesStory.Owed(host, "reminded@example.com", "malisheve", chapter);
        var treasurer = host.As(new Grant(Role.Treasurer, chapter));
        await Pay(treasurer, chapter, reference);

        await Remind();

        (await Mails("reminded@example.com")).ShouldBeEmpty();
    }

    [Fact]
    public async Task in_vain_is_noted_until_it_is_paid()
    {
        var chapter = host.ChapterIn("kacanik");
        var (charge, reference, person) = await DuesStory.Owed(host, "lapses@example.org", "kacanik", chapter);
        var treasurer = host.As(new Grant(Role.Treasurer, chapter));
        var member = (await treasurer.Get($"{Charges}/{charge}")).Id("member_id");
        await On(new(2026, 9, 20));
        await Lapse();
        (await Card()).ShouldBeNull("the grace is not over");

        host.Clock.Advance(new DateTimeOffset(2026, 9, 29, 11, 0, 0, TimeSpan.Zero) - host.Clock.GetUtcNow());
        await Lapse();
        (await Card()).ShouldBeNull("the reminder is not a month old");
        host.Clock.Advance(TimeSpan.FromDays(21));
        await Lapse();
        await Lapse();
        (await Card())!.GetValue<string>().ShouldBe("2026-10-20");
        (await Mails("lapses@example.org")).Count(mail => mail.StartsWith("dues_lapsed", StringComparison.Ordinal)).ShouldBe(1);
        (await host.As(new TestAccount() { PersonId = person }).Get("/api/v1/membership/me/timelines")).Body["memberships"]![0]!["status"]
            .Text().ShouldBe("active", "a body decides");

        await Pay(treasurer, chapter, reference);
        await Lapse();
        (await Card()).ShouldBeNull();

        async Task<JsonNode?> Card() => (await host.OfficerOf(chapter).Get($"{Members}/{member}")).Body["lapsed_on"];
    }

    [Fact]
    public async Task in_vain_ends_the_membership_where_the_rules_say_so()
    {
        var chapter = host.ChapterIn("shtime");
        var (charge, _, _) = await DuesStory.Owed(host, "ends@example.org", "shtime", chapter);
        var officer = host.OfficerOf(chapter);
        var member = (await host.As(new Grant(Role.Treasurer, chapter)).Get($"{Charges}/{charge}")).Id("member_id");
        (await host.As(new Grant(Role.Administrator, null)).Post(
            "/api/v1/policy/settings/dues.lapseEndsMembership/changes",
            new { Value = "true", ValidFrom = "2027-01-01", Source = "Resolution 9", Reason = "Decided" },
            1)).Status.ShouldBe(HttpStatusCode.NoContent);

        await On(new(2026, 12, 1));
        host.Clock.Advance(TimeSpan.FromDays(40));
        await Lapse();

        var card = (await officer.Get($"{Members}/{member}")).Body;
        (card["ended_for"].Text(), card["ended_on"].Text()).ShouldBe(("lapsed", "2027-01-10"));
        (await Mails("ends@example.org")).ShouldContain(mail => mail.Contains("Anëtarësia jote ka mbaruar."));
        (await host.ApplyAndConfirm("ends@example.org", "shtime")).ShouldNotBe(Guid.Empty, "the address is free again");
        object lapsed = new { Reason = "lapsed", Note = "x" };
        (await officer.Post($"{Members}/{member}/end", lapsed, 1)).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
    }

    [Fact]
    public async Task goes_by_days_that_are_numbers_and_none_of_them_twice()
    {
        var administrator = host.As(new Grant(Role.Administrator, null));
        foreach (var days in (string[])["7,7", "7,x", "4000"])
        {
            object change = new { Value = days, ValidFrom = "2027-01-01", Source = "Resolution 9", Reason = "Decided" };
            (await administrator.Post("/api/v1/policy/settings/dues.reminderDays/changes", change, 1)).Code.ShouldBe("setting-value-unfit");
        }
    }

    private static Task<Reply> Pay(HttpClient treasurer, Guid chapter, string reference) => treasurer.Post(
        "/api/v1/membership/payments",
        new
        {
            ChapterId = chapter,
            Amount = new { Amount = "12.50", Currency = "EUR" },
            ReceivedOn = "2026-03-02",
            Source = "bank",
            Reference = reference,
        });

    private Task<IReadOnlyList<string>> Remind() => host.Run<RemindOfDues, RemindOfDues.Parameters>(new());

    private Task<IReadOnlyList<string>> Lapse() => host.Run<LapseDues, LapseDues.Parameters>(new());

    private async Task On(DateOnly day)
    {
        host.Clock.Advance(new DateTimeOffset(day.ToDateTime(new TimeOnly(11, 0)), TimeSpan.Zero) - host.Clock.GetUtcNow());
        await Remind();
    }

    private Task<IReadOnlyList<string>> Mails(string to = "reminded@example.org") => host.Rows(
        """
        SELECT data ->> 'template' || E'\n' || (data ->> 'body') FROM membership.mt_doc_mail
        WHERE data ->> 'to' = $1 AND data ->> 'template' LIKE 'dues%' ORDER BY id
        """,
        to);
}
