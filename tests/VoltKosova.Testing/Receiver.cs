using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.Extensions.DependencyInjection;

namespace VoltKosova.Testing;

/// <summary>
/// Somebody else's server on loopback. It echoes challenges and answers everything else as the test wants. When it closes, every delivery
/// that came to it is held against the packages that receivers use: see <see cref="Deliveries"/>.
/// </summary>
public sealed class Receiver : IAsyncDisposable
{
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(20);

    private readonly WebApplication _app;
    private readonly Channel<Received> _received = Channel.CreateUnbounded<Received>();
    private readonly bool _isJudged;

    private Receiver(WebApplication app, TimeProvider clock, bool isJudged) =>
        (_app, Deliveries, _isJudged) = (app, new Deliveries(clock), isJudged);

    /// <summary>Where it listens.</summary>
    public string Url { get; private set; } = "";

    /// <summary>The address at which it is registered, where that is another one.</summary>
    public string? KnownAs { get; set; }

    /// <summary>All that came, challenges included.</summary>
    public Deliveries Deliveries { get; }

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
    /// <param name="clock">Of the host that sends to it; the real one when it is not said.</param>
    /// <param name="isJudged">Only where nobody tests, as in a demo, may it be that nobody has Node.js.</param>
    public static Task<Receiver> Start(TimeProvider? clock = null, bool isJudged = true) =>
        Start(receiver => receiver.Take, clock, isJudged);

    /// <summary>One that only passes on what it gets, and the answer back; a server that is dead is a reset.</summary>
    /// <param name="server">What it stands in front of, for example <c>http://127.0.0.1:5080</c>.</param>
    /// <param name="clock">Of the host that sends to it; the real one when it is not said.</param>
    public static Task<Receiver> InFrontOf(Uri server, TimeProvider? clock = null) =>
        Start(receiver => context => receiver.PassOn(context, server), clock, isJudged: true);

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
    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        if (_isJudged)
            await Deliveries.ShouldBeVerified(KnownAs ?? Url);
    }

    private static async Task<Receiver> Start(Func<Receiver, RequestDelegate> take, TimeProvider? clock, bool isJudged)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var receiver = new Receiver(app, clock ?? TimeProvider.System, isJudged);
        app.Run(take(receiver));
        await app.StartAsync();
        receiver.Url = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single() + "/hook";
        return receiver;
    }

    private async Task Take(HttpContext context)
    {
        var received = await Deliveries.Take(context.Request);
        if (received.Challenge is { } challenge)
        {
            await context.Response.WriteAsync(new JsonObject { ["challenge"] = Echo(challenge) }.ToJsonString());
            return;
        }

        await _received.Writer.WriteAsync(received);
        await Answer(context);
    }

    private async Task PassOn(HttpContext context, Uri server)
    {
        var received = await Deliveries.Take(context.Request);
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(server, context.Request.GetEncodedPathAndQuery()));
        request.Content = new ByteArrayContent(received.Bytes);
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(received.Headers["content-type"]);
        foreach (var (name, value) in received.Headers.Where(header => header.Key.StartsWith("webhook-", StringComparison.Ordinal)))
            request.Headers.TryAddWithoutValidation(name, value);
        try
        {
            using var response = await client.SendAsync(request, context.RequestAborted);
            context.Response.StatusCode = (int)response.StatusCode;
            if (response.StatusCode != HttpStatusCode.NoContent)
                await response.Content.CopyToAsync(context.Response.Body, context.RequestAborted);
        }
        catch (HttpRequestException)
        {
            context.Abort();
        }
    }
}
