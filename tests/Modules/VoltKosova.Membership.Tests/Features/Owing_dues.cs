using System.Net;
using System.Text.Json.Nodes;
using Shouldly;
using VoltKosova.Access;
using VoltKosova.Jobs;
using VoltKosova.Membership.Domain.Dues;
using VoltKosova.Membership.Jobs;
using VoltKosova.Testing;
using Xunit;
using static VoltKosova.Membership.Tests.Features.MembershipHost;

namespace VoltKosova.Membership.Tests.Features;

public sealed class Owing_dues(MembershipHost host) : IClassFixture<MembershipHost>
{
    private const string Plans = "/api/v1/membership/dues-plans";
    private const string Charges = "/api/v1/membership/charges";

    private static readonly object _yearly = Plan("12.5", "2026-01-01");

    private HttpClient Treasurer => host.As(new Grant(Role.Treasurer, null));

    [Fact]
    public async Task follows_from_a_plan_that_everybody_may_read_and_the_treasurer_makes()
    {
        var made = await Treasurer.Post(Plans, Plan("5", "2030-01-01", "honorary"));
        made.Status.ShouldBe(HttpStatusCode.Created);
        var plan = await host.Public.Get(made.Location!);
        plan.Body["amount"]!.ToJsonString().ShouldBe("""{"amount":"5.00","currency":"EUR"}""");
        (await host.Public.Get($"{Plans}?filter[id][eq]={plan.Id("id")}")).Body["items"]!.AsArray().Count.ShouldBe(1);

        (await Treasurer.Post($"{made.Location}/end", new { ValidTo = "2029-12-31" }, 1)).Code.ShouldBe("plan-ends-before-it-begins");
        (await Treasurer.Post($"{made.Location}/end", new { ValidTo = "2030-12-31" }, 1)).Version.ShouldBe(2);
        (await Treasurer.Post($"{Plans}/{Guid.NewGuid()}/end", new { ValidTo = "2030-12-31" }, 1)).Code.ShouldBe("no-such-dues-plan");
        (await Treasurer.Post(Plans, Plan("5.001", "2030-01-01"))).Errors.ShouldBe([("#/amount", "not-a-sum")]);
        (await host.As(new Grant(Role.Treasurer, Guid.NewGuid())).Post(Plans, _yearly)).Code.ShouldBe("outside-own-scope");
        (await host.OfficerOf(Guid.NewGuid()).Post(Plans, _yearly)).Code.ShouldBe("right-missing");
    }

    [Fact]
    public async Task is_charged_once_a_period_with_a_reference_of_its_own()
    {
        var chapter = host.ChapterIn("peje");
        var (first, second) = (await Admitted(chapter, "owes@example.org"), await Admitted(chapter, "owes-too@example.org"));
        await Treasurer.Post(Plans, _yearly);

        (await Run(new ChargeDues.Parameters(OnlyCount: true)))[0].ShouldMatch("^[1-9][0-9]* members are to be charged.$");
        (await Of(chapter)).ShouldBeEmpty();
        await Run(new ChargeDues.Parameters());
        var charges = await Of(chapter);
        (await Run(new ChargeDues.Parameters())).ShouldBe(["0 members are to be charged.", "Charged 0 members."]);
        // Months after a year that is charged already wait until it is over.
        await Treasurer.Post(Plans, Plan("2", "2026-02-01", period: "month"));
        await Run(new ChargeDues.Parameters());

        (await Of(chapter)).Select(charge => charge.ToJsonString()).ShouldBe(charges.Select(charge => charge.ToJsonString()));
        charges.Select(charge => charge["member_id"]!.GetValue<Guid>()).ShouldBe([first, second], ignoreOrder: true);
        charges.Select(charge => charge["reference"]!.GetValue<string>()).Distinct().Count(one => CreditorReference.Parse(one) == one)
            .ShouldBe(2);
        var charge = charges[0];
        (charge["amount"]!["amount"]!.GetValue<string>(), charge["open"]!["amount"]!.GetValue<string>()).ShouldBe(("12.50", "12.50"));
        (charge["from"]!.GetValue<string>(), charge["until"]!.GetValue<string>()).ShouldBe(("2026-01-01", "2026-12-31"));

        await Run(new ChargeDues.Parameters(new DateOnly(2027, 1, 5)));
        (await Of(chapter)).Count(one => one["until"]!.GetValue<string>() == "2027-01-31").ShouldBe(2);
    }

    [Fact]
    public async Task is_seen_by_the_member_and_by_those_who_look_after_the_chapter()
    {
        var chapter = host.ChapterIn("gjilan");
        var member = await Admitted(chapter, "sees@example.org", "gjilan");
        await Treasurer.Post(Plans, _yearly);
        await Run(new ChargeDues.Parameters());
        var charge = (await Of(chapter)).ShouldHaveSingleItem()["id"]!.GetValue<Guid>();
        var person = (await host.OfficerOf(chapter).Get($"{Members}/{member}")).Id("person_id");
        var own = host.As(new TestAccount() { PersonId = person });
        var treasurer = host.As(new Grant(Role.Treasurer, chapter));
        var stranger = host.As(new Grant(Role.Treasurer, Guid.NewGuid()));

        (await own.Get("/api/v1/membership/me/charges")).Body["items"]!.AsArray().ShouldHaveSingleItem()!["id"]!
            .GetValue<Guid>().ShouldBe(charge);
        (await own.Get(Charges)).Code.ShouldBe("right-missing");
        (await host.As(new TestAccount() { PersonId = Guid.NewGuid() }).Get("/api/v1/membership/me/charges")).Body["items"]!
            .AsArray().ShouldBeEmpty();
        (await treasurer.Get($"{Charges}/{charge}")).Status.ShouldBe(HttpStatusCode.OK);
        (await stranger.Get($"{Charges}/{charge}")).Code.ShouldBe("no-such-charge");
        (await stranger.Get(Charges)).Body["items"]!.AsArray().ShouldBeEmpty();

        object hardship = new { Reason = "hardship" };
        (await stranger.Post($"{Charges}/{charge}/waiver", hardship, 1)).Code.ShouldBe("no-such-charge");
        (await treasurer.Post($"{Charges}/{charge}/waiver", new { Reason = "luck" }, 1)).Status.ShouldBe(HttpStatusCode.BadRequest);
        (await treasurer.Post($"{Charges}/{charge}/waiver", hardship, 1)).Version.ShouldBe(2);
        var waived = (await treasurer.Get($"{Charges}?filter[state][eq]=waived")).Body["items"]!.AsArray().ShouldHaveSingleItem()!;
        (waived["open"]!["amount"]!.GetValue<string>(), waived["waived_for"]!.GetValue<string>()).ShouldBe(("0.00", "hardship"));
    }

    private static object Plan(string amount, string from, string kind = "member", string period = "year") => new
    {
        Kind = kind,
        Amount = new { Amount = amount, Currency = "EUR" },
        Period = period,
        ValidFrom = from,
        DueDays = 30,
        Source = "Resolution 3 of the assembly",
    };

    private async Task<IReadOnlyList<JsonNode>> Of(Guid chapter) =>
        [.. (await Treasurer.Get($"{Charges}?filter[chapter_id][eq]={chapter}&sort=due_on")).Body["items"]!.AsArray().OfType<JsonNode>()];

    private async Task<IReadOnlyList<string>> Run(ChargeDues.Parameters parameters)
    {
        var run = new JobRun(Guid.NewGuid(), 1, host.Clock, CancellationToken.None);
        await host.With<ChargeDues, bool>(async job =>
        {
            await job.Run(parameters, run, CancellationToken.None);
            return true;
        });
        return [.. run.TakeLines().Select(line => line.Text.En)];
    }

    private async Task<Guid> Admitted(Guid chapter, string email, string municipality = "peje")
    {
        var application = await host.ApplyAndConfirm(email, municipality);
        return (await host.OfficerOf(chapter).Post($"{Applications}/{application}/admission", null, 3)).Id("member_id");
    }
}
