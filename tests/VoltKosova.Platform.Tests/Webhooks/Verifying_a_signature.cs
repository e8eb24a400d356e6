using Shouldly;
using VoltKosova.Testing;
using Xunit;

namespace VoltKosova.Platform.Tests.Webhooks;

public sealed class Verifying_a_signature(WebhookHostOfToday host) : IClassFixture<WebhookHostOfToday>
{
    private static readonly string[] _verifiers = ["standardwebhooks", "svix"];

    [Fact]
    public async Task works_with_the_packages_that_receivers_use_and_for_nothing_else()
    {
        await using var receiver = await Receiver.Start();
        var chapter = Guid.NewGuid();
        var (_, secret) = await host.Register(receiver.Url, chapter, WebhookHost.Posted);

        await host.Post(chapter);
        await host.Settle();

        var verdicts = await receiver.Deliveries.Verdicts(secret);
        verdicts.Select(verdict => verdict["events"]![0].Text("type")).ShouldBe(["webhooks.challenge.v1", WebhookHost.Posted]);
        foreach (var verdict in verdicts)
        {
            foreach (var verifier in _verifiers)
            {
                verdict.Text(verifier).ShouldBe("verified");
                verdict.Text(verifier + "_changed").ShouldBe("No matching signature found");
                verdict.Text(verifier + "_other_time").ShouldBe("No matching signature found");
                verdict.Text(verifier + "_other_id").ShouldBe("No matching signature found");
                verdict.Text(verifier + "_no_id").ShouldBe("Missing required headers");
                verdict.Text(verifier + "_old").ShouldBe("Message timestamp too old");
                verdict.Text(verifier + "_early").ShouldBe("Message timestamp too new");
            }

            var read = verdict["events"]!.AsArray().Single();
            read!["valid"]!.GetValue<bool>().ShouldBeTrue();
            read.Text("id").ShouldBe(verdict.Text("webhook_id"));
        }
    }

    [Fact]
    public async Task of_a_batch_works_like_that_of_one_event()
    {
        await using var receiver = await Receiver.Start();
        var chapter = Guid.NewGuid();
        var (_, secret) = await host.RegisterWith(new
        {
            receiver.Url,
            EventTypes = new[] { WebhookHost.Posted },
            ChapterId = chapter,
            Batch = true,
        });
        for (var posted = 0; posted < 20; posted++)
            await host.Post(chapter);
        await host.Settle();

        var batches = (await receiver.Deliveries.Verdicts(secret)).Skip(1).ToList();

        batches.ShouldAllBe(batch => _verifiers.All(verifier => batch.Text(verifier) == "verified"));
        var events = batches.SelectMany(batch => batch["events"]!.AsArray()).ToList();
        events.Count.ShouldBe(20);
        events.ShouldAllBe(read => read!["valid"]!.GetValue<bool>() && read.Text("type") == WebhookHost.Posted);
        events.Select(read => read.Text("id")).Distinct().Count().ShouldBe(20);
    }

    [Fact]
    public async Task works_for_every_delivery_while_secrets_are_rotated_under_load()
    {
        await using var receiver = await Receiver.Start();
        var chapter = Guid.NewGuid();
        var (endpoint, first) = await host.Register(receiver.Url, chapter, WebhookHost.Posted);
        var secrets = new List<(string Value, long Since)> { (first, 0) };
        var posting = Task.Run(async () =>
        {
            for (var posted = 0; posted < 100; posted++)
                await host.Post(chapter);
        });

        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        for (var rotation = 0; rotation < 5; rotation++)
        {
            while (!posting.IsCompleted && receiver.Deliveries.Count < (rotation + 1) * 15)
                await tick.WaitForNextTickAsync();
            var rotated = await host.Administrator.Post($"{WebhookHost.Path}endpoints/{endpoint}/secret");
            secrets.Add((rotated.Text("secret"), TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds()));
        }

        await posting;
        await host.Settle();
        await host.Post(chapter);
        await host.Settle();

        // Whoever changes at leisure, keeping the oldest for a day, refuses nothing; whoever changes at once refuses nothing from then on.
        var all = await receiver.Deliveries.Verdicts(first);
        all.Select(verdict => verdict.Text("webhook_id")).Distinct().Count().ShouldBe(102);
        foreach (var (value, since) in secrets)
        {
            var verdicts = await receiver.Deliveries.Verdicts(value);
            verdicts.Where(verdict => verdict["at"]!.GetValue<long>() > since + 1000).Append(verdicts[^1])
                .ShouldAllBe(verdict => _verifiers.All(verifier => verdict.Text(verifier) == "verified"));
        }
    }

    [Fact]
    public async Task works_with_the_old_and_the_new_secret_while_they_overlap()
    {
        await using var receiver = await Receiver.Start();
        var chapter = Guid.NewGuid();
        var (endpoint, old) = await host.Register(receiver.Url, chapter, WebhookHost.Posted);
        var rotated = (await host.Administrator.Post($"{WebhookHost.Path}endpoints/{endpoint}/secret")).Text("secret");

        await host.Post(chapter);
        await host.Settle();

        rotated.ShouldNotBe(old);
        foreach (var secret in new[] { old, rotated })
        {
            var verdict = (await receiver.Deliveries.Verdicts(secret))[^1];
            verdict["events"]![0].Text("type").ShouldBe(WebhookHost.Posted);
            foreach (var verifier in _verifiers)
                verdict.Text(verifier).ShouldBe("verified");
        }
    }
}

public sealed class Verifying_with_an_old_secret(WebhookHost host) : IClassFixture<WebhookHost>
{
    [Fact]
    public async Task works_for_a_day_after_the_rotation_and_no_longer()
    {
        await using var receiver = await Receiver.Start(host.Clock);
        var chapter = Guid.NewGuid();
        var (endpoint, old) = await host.Register(receiver.Url, chapter);
        var rotated = (await host.Administrator.Post($"{WebhookHost.Path}endpoints/{endpoint}/secret")).Text("secret");

        foreach (var hours in new[] { 23.9, 0.2 })
        {
            host.Clock.Advance(TimeSpan.FromHours(hours));
            await host.Post(chapter);
            await host.Settle();
        }

        const string unsigned = "No matching signature found";
        (await Said(receiver, old)).ShouldBe(["verified", "verified", unsigned], "the challenge, an event in time, one too late");
        (await Said(receiver, rotated)).ShouldBe([unsigned, "verified", "verified"]);
    }

    private static async Task<IEnumerable<string>> Said(Receiver receiver, string secret) =>
        (await receiver.Deliveries.Verdicts(secret)).Select(verdict => verdict.Text("svix"));
}
