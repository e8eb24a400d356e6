using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using VoltKosova.Kernel;
using VoltKosova.Postgres;
using VoltKosova.Testing;
using VoltKosova.Webhooks.Endpoints;
using Xunit;
using static VoltKosova.Webhooks.Endpoints.EndpointCommand;
using static VoltKosova.Webhooks.Endpoints.EndpointEvent;

namespace VoltKosova.Platform.Tests.Webhooks;

public sealed class Giving_up_an_endpoint
{
    private static readonly Guid _by = new("00000000-0000-0000-0000-00000000000a");
    private static readonly DateTimeOffset _since = FixedClock.Start;

    private static readonly EndpointEvent[] _active =
    [
        new Registered(new Guid("00000000-0000-0000-0000-000000000001"), null, "https://volt.test/hook", ["notices.notice-posted.v1"], null,
            _by, _since),
        new ChallengeAnswered(_since),
    ];

    [Fact]
    public void says_nothing_before_half_of_the_time_is_over() =>
        EndpointDecider.Instance.Given(_active).When(new CountFailure(_since, _since.AddHours(59))).ThenNothing();

    [Theory]
    [InlineData(60, 50)]
    [InlineData(83, 50)]
    [InlineData(84, 70)]
    [InlineData(108, 90)]
    [InlineData(119, 90)]
    public void is_announced(int hours, int percent) => EndpointDecider.Instance.Given(_active)
        .When(new CountFailure(_since, _since.AddHours(hours)))
        .Then(new FailureNoticed(percent, _since, _since.AddHours(hours)));

    [Fact]
    public void is_announced_once_at_each_step_and_anew_for_a_new_row_of_failures()
    {
        EndpointEvent[] told = [.. _active, new FailureNoticed(70, _since, _since.AddHours(84))];
        var later = _since.AddHours(100);

        EndpointDecider.Instance.Given(told).When(new CountFailure(_since, _since.AddHours(107))).ThenNothing();
        EndpointDecider.Instance.Given(told).When(new CountFailure(later, later.AddHours(61)))
            .Then(new FailureNoticed(50, later, later.AddHours(61)));
    }

    [Fact]
    public void comes_after_a_hundred_and_twenty_hours() => EndpointDecider.Instance.Given(_active)
        .When(new CountFailure(_since, _since.AddHours(120)))
        .Then(new Disabled(DisabledBecause.Failing, _since.AddHours(120), FailingSince: _since));

    [Fact]
    public void is_not_done_to_one_that_is_off_already() => EndpointDecider.Instance
        .Given([.. _active, new Disabled(DisabledBecause.Staff, _since, _by)])
        .When(new CountFailure(_since, _since.AddHours(200)))
        .ThenNothing();

    [Fact]
    public void can_be_done_and_undone_by_hand_once_a_challenge_was_answered()
    {
        EndpointDecider.Instance.Given(_active).When(new Disable(_by, _since)).Then(new Disabled(DisabledBecause.Staff, _since, _by));
        EndpointDecider.Instance.Given([.. _active, new Disabled(DisabledBecause.Gone, _since)]).When(new Enable(_by, _since))
            .Then(new Enabled(_by, _since));
        EndpointDecider.Instance.Given(_active[0]).When(new Enable(_by, _since)).ThenRejected(new ChallengeNotAnswered());
    }

    [Fact]
    public void tells_why_in_every_language()
    {
        var row = EndpointRow.Projection.Fold([.. _active, new Disabled(DisabledBecause.Failing, _since.AddHours(120), null, _since)])!;

        EndpointStatus.Of(row, null, Language.En).ShouldBe(
            "Disabled on 7 March 2026 11:00 UTC because every attempt since 2 March 2026 11:00 UTC had failed; events are kept as skipped "
            + "and can be replayed for 14 days.");
        EndpointStatus.Of(row, null, Language.Sq).ShouldStartWith("E çaktivizuar më 07.03.2026 11:00 UTC, sepse çdo përpjekje");
        EndpointStatus.Of(row, null, Language.Sr).ShouldStartWith("Isključena 07.03.2026. 11:00 UTC jer nijedan pokušaj");
    }
}

public sealed class An_endpoint_that_only_fails(WebhookHost host) : IClassFixture<WebhookHost>
{
    [Fact]
    public async Task is_disabled_with_notices_on_the_way_and_takes_up_again_what_it_missed()
    {
        await using var receiver = await Receiver.Start(host.Clock);
        receiver.AnswerWith(503);
        var (chapter, since) = (Guid.NewGuid(), host.Clock.GetUtcNow());
        var (endpoint, _) = await host.RegisterWith(new
        {
            receiver.Url,
            EventTypes = new[] { WebhookHost.Posted },
            ChapterId = chapter,
            ContactEmail = "ops@receiver.example",
        });
        await host.Post(chapter);
        await host.Settle();
        (await host.Get($"endpoints/{endpoint}"))["failing_since"].ShouldNotBeNull();

        // Something happens every ten hours, and nothing is ever taken.
        for (var hours = 10; hours <= 120; hours += 10)
        {
            host.Clock.Advance(TimeSpan.FromHours(10));
            await host.Post(chapter);
            await host.Settle();
        }

        var off = await host.Get($"endpoints/{endpoint}");
        off["endpoint"].Text("state").ShouldBe("disabled");
        off["endpoint"].Text("disabled_because").ShouldBe("failing");
        off.Text("status").ShouldContain(
            string.Create(CultureInfo.InvariantCulture, $"because every attempt since {since:d MMMM yyyy HH:mm} UTC had failed"));
        (await Mails(endpoint)).ShouldBe(
            [("webhook_failing", "50 %"), ("webhook_failing", "70 %"), ("webhook_failing", "90 %"), ("webhook_disabled", "")]);

        await host.Post(chapter);
        await host.Settle();
        receiver.Rest();
        var skipped = (await host.Deliveries(endpoint, "?filter[state]=skipped")).Count;
        skipped.ShouldBeGreaterThan(0);

        receiver.AnswerWith(204);
        (await host.Do(endpoint, "enabling")).Version.ShouldNotBeNull();
        receiver.Rest().ShouldBeEmpty();
        var asked = await host.Do(endpoint, "replay", new { Since = host.Clock.GetUtcNow() - TimeSpan.FromDays(14) });

        asked.Body["queued"]!.GetValue<int>().ShouldBe(skipped);
        asked.Body["more_remain"]!.GetValue<bool>().ShouldBeFalse();
        host.Clock.Advance(TimeSpan.FromHours(24));
        await host.Settle();
        receiver.Rest().Select(one => one.Id).Distinct().Count().ShouldBe(14);
        (await host.Deliveries(endpoint)).ShouldAllBe(delivery => delivery.Text("state") == "delivered");
        (await host.Get($"endpoints/{endpoint}"))["failing_since"].ShouldBeNull();
    }

    [Fact]
    public async Task is_forgiven_by_one_success()
    {
        await using var receiver = await Receiver.Start(host.Clock);
        receiver.AnswerWith(500);
        var chapter = Guid.NewGuid();
        var (endpoint, _) = await host.Register(receiver.Url, chapter);
        await host.Post(chapter);
        await host.Settle();

        receiver.AnswerWith(200);
        host.Clock.Advance(TimeSpan.FromHours(119));
        await host.Settle();
        receiver.AnswerWith(500);
        host.Clock.Advance(TimeSpan.FromHours(2));
        await host.Post(chapter);
        await host.Settle();

        (await host.Endpoint(endpoint)).Text("state").ShouldBe("active");
    }

    [Fact]
    public async Task gets_one_request_at_a_time()
    {
        await using var receiver = await Receiver.Start(host.Clock);
        receiver.AnswerWith(500);
        var chapter = Guid.NewGuid();
        await host.Register(receiver.Url, chapter);
        await host.Post(chapter);
        await host.Settle();
        receiver.Rest();
        var (release, most, now) = (new TaskCompletionSource(), 0, 0);
        receiver.Answer = async context =>
        {
            most = Math.Max(most, Interlocked.Increment(ref now));
            await release.Task;
            Interlocked.Decrement(ref now);
            context.Response.StatusCode = 500;
        };

        for (var notices = 0; notices < 8; notices++)
            await host.Post(chapter);
        await host.WhenQuiet();
        await receiver.Next();
        release.SetResult();
        await host.Settle();

        most.ShouldBe(1);
    }

    private async Task<List<(string Template, string Percent)>> Mails(Guid endpoint)
    {
        await using var find = host.Services.GetRequiredService<Databases>().For("webhooks").CreateCommand(
            "SELECT data::text FROM mt_doc_mail WHERE data ->> 'to' = 'ops@receiver.example' ORDER BY data ->> 'queued_at', id");
        await using var reader = await find.ExecuteReaderAsync();
        var mails = new List<(string, string)>();
        while (await reader.ReadAsync())
        {
            var mail = JsonNode.Parse(reader.GetString(0))!;
            mail.Text("body").ShouldContain(endpoint.ToString());
            var (subject, begin) = (mail.Text("subject"), mail.Text("subject").IndexOf('(', StringComparison.Ordinal) + 1);
            mails.Add((mail.Text("template"), begin == 0 ? "" : subject[begin..(subject.IndexOf('%', StringComparison.Ordinal) + 1)]));
        }

        return mails;
    }
}
