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
        await using var receiver = await NodeReceiver.Start();
        var chapter = Guid.NewGuid();
        var (_, secret) = await host.Register(receiver.Url, chapter, WebhookHost.Posted);

        await host.Post(chapter);
        await host.Settle();

        var verdicts = await receiver.Verdicts(secret);
        verdicts.Select(verdict => verdict.Text("type")).ShouldBe(["webhooks.challenge.v1", WebhookHost.Posted]);
        foreach (var verdict in verdicts)
        {
            verdict.Text("webhook_id").ShouldBe(verdict.Text("id"));
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
        await using var receiver = await NodeReceiver.Start();
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

        var batches = (await receiver.Verdicts(secret)).Skip(1).ToList();

        batches.ShouldAllBe(batch => _verifiers.All(verifier => batch.Text(verifier) == "verified"));
        var events = batches.SelectMany(batch => batch["events"]!.AsArray()).ToList();
        events.Count.ShouldBe(20);
        events.ShouldAllBe(read => read!["valid"]!.GetValue<bool>() && read.Text("type") == WebhookHost.Posted);
        events.Select(read => read.Text("id")).Distinct().Count().ShouldBe(20);
    }

    [Fact]
    public async Task works_for_every_delivery_while_secrets_are_rotated_under_load()
    {
        await using var receiver = await NodeReceiver.Start();
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
            while (!posting.IsCompleted && (await receiver.Verdicts(first)).Count < (rotation + 1) * 15)
                await tick.WaitForNextTickAsync();
            var rotated = await host.Administrator.Post($"{WebhookHost.Path}endpoints/{endpoint}/secret");
            secrets.Add((rotated.Text("secret"), TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds()));
        }

        await posting;
        await host.Settle();

        // Whoever changes at leisure, keeping the oldest for a day, refuses nothing; whoever changes at once refuses nothing from then on.
        var all = await receiver.Verdicts(first);
        all.Select(verdict => verdict.Text("webhook_id")).Distinct().Count().ShouldBe(101);
        foreach (var (value, since) in secrets)
        {
            var verdicts = (await receiver.Verdicts(value)).Where(verdict => verdict["at"]!.GetValue<long>() > since + 1000).ToList();
            verdicts.ShouldAllBe(verdict => _verifiers.All(verifier => verdict.Text(verifier) == "verified"));
        }
    }

    [Fact]
    public async Task works_with_the_old_and_the_new_secret_while_they_overlap()
    {
        await using var receiver = await NodeReceiver.Start();
        var chapter = Guid.NewGuid();
        var (endpoint, old) = await host.Register(receiver.Url, chapter, WebhookHost.Posted);
        var rotated = (await host.Administrator.Post($"{WebhookHost.Path}endpoints/{endpoint}/secret")).Text("secret");

        await host.Post(chapter);
        await host.Settle();

        rotated.ShouldNotBe(old);
        foreach (var secret in new[] { old, rotated })
        {
            var verdict = (await receiver.Verdicts(secret))[^1];
            verdict.Text("type").ShouldBe(WebhookHost.Posted);
            foreach (var verifier in _verifiers)
                verdict.Text(verifier).ShouldBe("verified");
        }
    }
}

public sealed class Verifying_an_old_signature(WebhookHost host) : IClassFixture<WebhookHost>
{
    [Fact]
    public async Task is_refused_because_of_its_age()
    {
        host.Clock.Advance(TimeProvider.System.GetUtcNow() - TimeSpan.FromMinutes(6) - host.Clock.GetUtcNow());
        await using var receiver = await NodeReceiver.Start();
        var (_, secret) = await host.Register(receiver.Url, null, WebhookHost.Posted);

        var verdict = (await receiver.Verdicts(secret)).Single();

        verdict.Text("standardwebhooks").ShouldBe("Message timestamp too old");
        verdict.Text("svix").ShouldBe("Message timestamp too old");
    }
}
