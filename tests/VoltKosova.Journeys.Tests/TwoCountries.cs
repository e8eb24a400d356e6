using System.Net;
using Shouldly;
using VoltKosova.Testing;
using Xunit;

namespace VoltKosova.Journeys.Tests;

/// <summary>Volt in two countries, each a host of its own, with keys both ways.</summary>
public abstract class TwoCountries : IAsyncLifetime
{
    internal Country Kosovo { get; } = new("Volt Kosova", "XK");

    internal Country Germany { get; } = new("Volt Deutschland", "DE");

    public async ValueTask InitializeAsync()
    {
        await Kosovo.Databases.InitializeWhole();
        await Germany.Databases.InitializeWhole();
        await Task.WhenAll(Kosovo.Begin(), Germany.Begin());
        await TheyExchangeKeys();
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await Kosovo.DisposeAsync();
        await Germany.DisposeAsync();
    }

    /// <summary>How many facts of a name stand in a country's log.</summary>
    internal static async Task<int> Facts(Country country, string name)
    {
        var module = name[..name.IndexOf('.', StringComparison.Ordinal)];
        return (await country.Column($"SELECT id::text FROM {module}.mt_events WHERE type = '{name}'")).Count;
    }

    private async Task TheyExchangeKeys()
    {
        await Kosovo.Know(Germany);
        await Germany.Know(Kosovo);
        var ours = await Kosovo.Post(
            "/api/v1/webhooks/peers", new { partner_id = Kosovo.Partner, url = Germany.EventsOf(Germany.Partner) });
        ours.Status.ShouldBe(HttpStatusCode.Created, ours.Code);
        var theirs = await Germany.Post("/api/v1/webhooks/peers", new
        {
            partner_id = Germany.Partner,
            url = Kosovo.EventsOf(Kosovo.Partner),
            key = ours.Body["secret"]!.GetValue<string>(),
        });
        theirs.Status.ShouldBe(HttpStatusCode.Created, theirs.Code);
        await Kosovo.Post($"/api/v1/webhooks/peers/{Kosovo.Partner}/key", new { key = theirs.Body["secret"]!.GetValue<string>() });

        // The first challenges came before the other side knew the key.
        await Kosovo.Post($"/api/v1/webhooks/endpoints/{Kosovo.Partner}/challenge");
        await Germany.Post($"/api/v1/webhooks/endpoints/{Germany.Partner}/challenge");
        foreach (var country in new[] { Kosovo, Germany })
            await country.Until("SELECT 1 FROM webhooks.mt_doc_webhook_endpoint WHERE data ->> 'state' = 'active'");
    }
}
