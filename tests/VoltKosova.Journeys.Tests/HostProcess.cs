using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace VoltKosova.Journeys.Tests;

/// <summary>The built host as the operating system knows it, over a database, on a port of its own.</summary>
public sealed partial class HostProcess : IAsyncDisposable
{
    private static readonly TimeSpan _patience = TimeSpan.FromMinutes(3);

    private readonly Process _process;
    private readonly TaskCompletionSource<Uri> _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ConcurrentQueue<string> _said = new();

    private HostProcess(Process process) => _process = process;

    /// <summary>Where it listens.</summary>
    public Uri Address => _ready.Task.Result;

    /// <summary>What it has said, for a test that failed.</summary>
    public string Said => string.Join('\n', _said);

    /// <summary>Starts the host and waits until it says where it listens.</summary>
    /// <param name="database">The connection string.</param>
    /// <param name="settings">Others than the usual ones, named as in the environment.</param>
    public static async Task<HostProcess> Start(string database, params IReadOnlyList<(string Name, string Value)> settings)
    {
        var host = Launch(database, settings);
        try
        {
            await await Task.WhenAny(host._ready.Task, host.Ends()).WaitAsync(_patience);
        }
        catch (TimeoutException)
        {
            await host.DisposeAsync();
            throw new TimeoutException($"The host was not ready within {_patience}. It said: {host.Said}");
        }
        catch
        {
            await host.DisposeAsync();
            throw;
        }

        return host;
    }

    /// <summary>Starts the host, and leaves it to its start.</summary>
    public static HostProcess Launch(string database, params IReadOnlyList<(string Name, string Value)> settings)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "VoltKosova.Host.dll")])
        {
            WorkingDirectory = AppContext.BaseDirectory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment =
            {
                ["ASPNETCORE_ENVIRONMENT"] = "Production",
                ["Urls"] = "http://127.0.0.1:0",
                ["ConnectionStrings__Volt"] = database,
                ["Privacy__Key"] = $"index:{Key('i')};test:{Key('t')}",
                ["Web__RateLimits__public__Permits"] = "0",
                ["Web__RateLimits__sensitive__Permits"] = "0",
                ["Logging__LogLevel__Default"] = "Warning",
            },
        };
        foreach (var (name, value) in settings)
            start.Environment[name] = value;
        var host = new HostProcess(new Process { StartInfo = start });
        host._process.OutputDataReceived += (_, line) => host.Hear(line.Data);
        host._process.ErrorDataReceived += (_, line) => host.Hear(line.Data);
        host._process.Start();
        host._process.BeginOutputReadLine();
        host._process.BeginErrorReadLine();
        return host;
    }

    /// <summary>SIGKILL: no finally runs, nothing is flushed, nobody is told.</summary>
    public async Task Kill()
    {
        _process.Kill();
        await _process.WaitForExitAsync().WaitAsync(_patience);
    }

    /// <summary>SIGTERM: asked to end.</summary>
    public Task Terminate() => Signal("-TERM");

    /// <summary>SIGSTOP: it does nothing and notices nothing, like a virtual machine that is moved.</summary>
    public Task Freeze() => Signal("-STOP");

    /// <summary>SIGCONT: it goes on in the middle of what it did.</summary>
    public Task Thaw() => Signal("-CONT");

    /// <summary>The exit code, once it has ended by itself.</summary>
    public async Task<int> Exit(TimeSpan within)
    {
        await _process.WaitForExitAsync().WaitAsync(within);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            await Kill();
        _process.Dispose();
    }

    private async Task Signal(string signal)
    {
        using var kill = Process.Start("kill", [signal, _process.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
    }

    private async Task Ends()
    {
        await _process.WaitForExitAsync();
        throw new InvalidOperationException($"The host ended before it was ready: {Said}");
    }

    private void Hear(string? line)
    {
        if (line is null)
            return;
        _said.Enqueue(line);
        if (Greeting().Match(line) is { Success: true } greeting)
            _ready.TrySetResult(new Uri(greeting.Groups[1].Value));
    }

    private static string Key(char letter) => Convert.ToBase64String([.. Enumerable.Repeat((byte)letter, 32)]);

    [GeneratedRegex(@"API\s+(http://\S+)/api/v1")]
    private static partial Regex Greeting();
}
