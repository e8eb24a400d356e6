using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace VoltKosova.Journeys.Tests;

/// <summary>Another chapter's receiver of webhooks: answers the challenge, keeps what comes.</summary>
public sealed class Partner : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentDictionary<string, TaskCompletionSource<Delivered>> _waiting = new();

    private Partner(WebApplication app) => _app = app;

    public string Url => _app.Urls.Single() + "/hooks";

    public static async Task<Partner> Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var partner = new Partner(builder.Build());
        partner._app.MapPost("/hooks", partner.Receive);
        await partner._app.StartAsync();
        return partner;
    }

    /// <summary>The delivery of a type, once it has come.</summary>
    public Task<Delivered> Next(string type) => Waiting(type).Task.WaitAsync(TimeSpan.FromSeconds(60));

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    private async Task<IResult> Receive(HttpRequest request)
    {
        using var reader = new StreamReader(request.Body);
        var body = await reader.ReadToEndAsync();
        var message = JsonNode.Parse(body)!;
        var headers = request.Headers.ToDictionary(header => header.Key.ToLowerInvariant(), header => header.Value.ToString());
        Waiting(message["type"]!.GetValue<string>()).TrySetResult(new Delivered(headers, body));
        return message["data"]?["challenge"] is { } challenge
            ? Results.Json(new { challenge = challenge.GetValue<string>() })
            : Results.NoContent();
    }

    private TaskCompletionSource<Delivered> Waiting(string type) =>
        _waiting.GetOrAdd(type, _ => new TaskCompletionSource<Delivered>(TaskCreationOptions.RunContinuationsAsynchronously));

    public sealed record Delivered(IReadOnlyDictionary<string, string> Headers, string Body);
}
