using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using VoltKosova.Testing;

namespace VoltKosova.Journeys.Tests;

/// <summary>Another chapter's receiver of webhooks: answers the challenge, keeps what comes, has it judged at the end.</summary>
public sealed class Partner : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly Deliveries _deliveries;
    private readonly ConcurrentDictionary<string, TaskCompletionSource<Received>> _waiting = new();

    private Partner(WebApplication app, TimeProvider clock) => (_app, _deliveries) = (app, new Deliveries(clock));

    public string Url => _app.Urls.Single() + "/hooks";

    /// <param name="clock">Of the host that sends to it.</param>
    public static async Task<Partner> Start(TimeProvider clock)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var partner = new Partner(builder.Build(), clock);
        partner._app.MapPost("/hooks", partner.Receive);
        await partner._app.StartAsync();
        return partner;
    }

    /// <summary>The delivery of a type, once it has come.</summary>
    public Task<Received> Next(string type) => Waiting(type).Task.WaitAsync(TimeSpan.FromSeconds(60));

    public async ValueTask DisposeAsync()
    {
        var url = Url;
        await _app.StopAsync();
        await _app.DisposeAsync();
        await _deliveries.ShouldBeVerified(url);
    }

    private async Task<IResult> Receive(HttpRequest request)
    {
        var received = await _deliveries.Take(request);
        Waiting(received.Type).TrySetResult(received);
        return received.Challenge is { } challenge ? Results.Json(new { challenge }) : Results.NoContent();
    }

    private TaskCompletionSource<Received> Waiting(string type) =>
        _waiting.GetOrAdd(type, _ => new TaskCompletionSource<Received>(TaskCreationOptions.RunContinuationsAsynchronously));
}
