using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace VoltKosova.Benchmarks.Under;

/// <summary>
/// Somebody else's server: echoes challenges, counts the events that come and answers at once. One that hangs keeps every request that is
/// no challenge until it is let go.
/// </summary>
internal sealed class Hooks : IAsyncDisposable
{
    private static readonly byte[] _event = Encoding.ASCII.GetBytes("\"specversion\"");

    private readonly WebApplication _app;
    private readonly SemaphoreSlim _arrived = new(0);
    private volatile TaskCompletionSource? _held;
    private int _left;
    private TaskCompletionSource _all = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private Hooks(WebApplication app) => _app = app;

    public string Url => _app.Urls.Single() + "/hook";

    public static async Task<Hooks> Open()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var hooks = new Hooks(app);
        app.MapPost("/hook", hooks.Take);
        await app.StartAsync();
        return hooks;
    }

    /// <summary>When so many events have come, from now on.</summary>
    public Task Await(int events)
    {
        _all = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Volatile.Write(ref _left, events);
        return _all.Task;
    }

    /// <summary>Hangs from now on.</summary>
    public void Hang() => _held = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>When the next request hangs.</summary>
    public Task Hangs(TimeSpan patience) => _arrived.WaitAsync(patience);

    /// <summary>Answers what hangs, and everything that comes after.</summary>
    public void LetGo()
    {
        _held?.TrySetResult();
        _held = null;
    }

    public async ValueTask DisposeAsync()
    {
        LetGo();
        await _app.DisposeAsync();
        _arrived.Dispose();
    }

    private async Task Take(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        var bytes = body.GetBuffer().AsMemory(0, (int)body.Length);
        if (bytes.Span.IndexOf("webhooks.challenge.v1"u8) >= 0)
        {
            var challenge = JsonNode.Parse(bytes.Span)!["data"]!["challenge"]!.GetValue<string>();
            await context.Response.WriteAsync(new JsonObject { ["challenge"] = challenge }.ToJsonString(), context.RequestAborted);
            return;
        }

        context.Response.StatusCode = StatusCodes.Status204NoContent;
        if (_held is { } held)
        {
            _arrived.Release();
            await held.Task.WaitAsync(context.RequestAborted);
        }
        else if (Interlocked.Add(ref _left, -bytes.Span.Count(_event)) is <= 0)
        {
            _all.TrySetResult();
        }
    }
}
