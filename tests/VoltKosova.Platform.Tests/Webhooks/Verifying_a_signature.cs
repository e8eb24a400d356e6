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
            }
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
