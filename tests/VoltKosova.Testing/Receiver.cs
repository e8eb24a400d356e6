using System.Text;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace VoltKosova.Testing;

/// <summary>What a receiver of webhooks got.</summary>
/// <param name="Headers">By their names in lower case.</param>
/// <param name="Body">As it came.</param>
public sealed record Received(IReadOnlyDictionary<string, string> Headers, string Body)
{
    /// <summary>The event.</summary>
    public JsonObject Json => JsonNode.Parse(Body)!.AsObject();

    /// <summary>Whether several events came together.</summary>
    public bool IsBatch => Body.StartsWith('[');

    /// <summary>The events of a batch.</summary>
    public IReadOnlyList<JsonObject> Events => [.. JsonNode.Parse(Body)!.AsArray().Select(item => item!.AsObject())];

    /// <summary>The event's type.</summary>
    public string Type => Json["type"]!.GetValue<string>();

    /// <summary>The <c>webhook-id</c>.</summary>
    public string Id => Headers["webhook-id"];
}

/// <summary>Somebody else's server on loopback. It echoes challenges and answers everything else as the test wants.</summary>
public sealed class Receiver : IAsyncDisposable
{
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(20);

    private readonly WebApplication _app;
    private readonly Channel<Received> _received = Channel.CreateUnbounded<Received>();

    private Receiver(WebApplication app) => _app = app;

    /// <summary>Where it listens.</summary>
    public string Url { get; private set; } = "";

    /// <summary>How everything but a challenge is answered; 204 unless told otherwise.</summary>
    public RequestDelegate Answer { get; set; } = context =>
    {
        context.Response.StatusCode = StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    };

    /// <summary>Answers everything but a challenge with this status.</summary>
    public void AnswerWith(int status) => Answer = context =>
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    };

    /// <summary>What is echoed to a challenge.</summary>
    public Func<string, string> Echo { get; set; } = challenge => challenge;

    /// <summary>One on a free port.</summary>
    public static async Task<Receiver> Start()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var receiver = new Receiver(app);
        app.Run(receiver.Take);
        await app.StartAsync();
        receiver.Url = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single() + "/hook";
        return receiver;
    }

    /// <summary>The next request, challenges left out.</summary>
    public async Task<Received> Next()
    {
        using var patience = new CancellationTokenSource(_patience);
        return await _received.Reader.ReadAsync(patience.Token);
    }

    /// <summary>Everything that came and was not read, challenges left out.</summary>
    public IReadOnlyList<Received> Rest()
    {
        var rest = new List<Received>();
        while (_received.Reader.TryRead(out var received))
            rest.Add(received);
        return rest;
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task Take(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body, Encoding.UTF8);
        var headers = context.Request.Headers.ToDictionary(header => header.Key.ToLowerInvariant(), header => header.Value.ToString());
        var received = new Received(headers, await reader.ReadToEndAsync());
        if (!received.IsBatch && received.Type == "webhooks.challenge.v1")
        {
            var echo = new JsonObject { ["challenge"] = Echo(received.Json["data"]!["challenge"]!.GetValue<string>()) };
            await context.Response.WriteAsync(echo.ToJsonString());
            return;
        }

        await _received.Writer.WriteAsync(received);
        await Answer(context);
    }
}
