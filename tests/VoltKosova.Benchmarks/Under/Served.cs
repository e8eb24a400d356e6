using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using VoltKosova.Benchmarks.Measuring;

namespace VoltKosova.Benchmarks.Under;

/// <summary>A server in a process of its own, as the operating system knows it.</summary>
internal sealed partial class Served : IAsyncDisposable
{
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(120);

    private readonly Process _process;
    private readonly TaskCompletionSource<Uri> _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<string> _code = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Queue<string> _said = new();
    private bool _ended;

    private Served(Process process) => _process = process;

    public int Id => _process.Id;

    public Uri Address => _ready.Task.Result;

    /// <summary>The code for the first administrator, as the console shows it.</summary>
    public Task<string> SetupCode => _code.Task.WaitAsync(_patience);

    /// <summary>What it holds in memory now, in MiB.</summary>
    public double Memory => File.ReadLines($"/proc/{_process.Id}/status")
        .Where(line => line.StartsWith("VmRSS:", StringComparison.Ordinal))
        .Select(line => double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024)
        .Single();

    /// <summary>
    /// The processor time that the runtime's compiler has spent so far, in seconds. It is a thread of its own, which ends when there is
    /// nothing to compile and begins anew: then it is less than before.
    /// </summary>
    public double Compiling => Directory.EnumerateDirectories($"/proc/{_process.Id}/task").Sum(Compiler);

    /// <summary>The product, in Release, as it is deployed; rate limits are set so high that no load meets them.</summary>
    public static Task<Served> Host(string database, params (string Name, string Value)[] settings) => Start(
        Environment.GetEnvironmentVariable("VOLT_BENCH_HOST") ?? throw new InvalidOperationException("Start this by build/bench."),
        [],
        [
            ("ASPNETCORE_ENVIRONMENT", "Production"),
            ("ConnectionStrings__Volt", database),
            ("Privacy__Key", $"index:{Key('i')};bench:{Key('b')}"),
            ("Web__RateLimits__public__Permits", "1000000000"),
            ("Web__RateLimits__account__Permits", "1000000000"),
            ("Web__RateLimits__sensitive__Permits", "1000000000"),
            ("Access__AccessTokenLife", "02:00:00"),
            ("Logging__LogLevel__Default", "Warning"),
            .. settings,
        ]);

    /// <summary>A bare ASP.NET Core host with Npgsql: the floor.</summary>
    public static Task<Served> Bare(string database) =>
        Start(Environment.ProcessPath!, ["bare"], [("VOLT_BENCH_BARE", database)]);

    public async ValueTask DisposeAsync()
    {
        if (_ended)
            return;
        _ended = true;
        if (!_process.HasExited)
        {
            using var end = Process.Start("kill", ["-TERM", _process.Id.ToString(CultureInfo.InvariantCulture)]);
            await end.WaitForExitAsync();
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
            try
            {
                await _process.WaitForExitAsync(patience.Token);
            }
            catch (OperationCanceledException)
            {
                _process.Kill();
            }
        }

        _process.Dispose();
    }

    private static async Task<Served> Start(string program, string[] arguments, (string Name, string Value)[] settings)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = Path.GetDirectoryName(program)!,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["Urls"] = "http://127.0.0.1:0" },
        };
        foreach (var (name, value) in settings)
            start.Environment[name] = value;
        var served = new Served(new Process { StartInfo = start });
        served._process.OutputDataReceived += (_, line) => served.Hear(line.Data);
        served._process.ErrorDataReceived += (_, line) => served.Hear(line.Data);
        served._process.Start();
        served._process.BeginOutputReadLine();
        served._process.BeginErrorReadLine();
        if (await Task.WhenAny(served._ready.Task, served._process.WaitForExitAsync(), Task.Delay(_patience)) != served._ready.Task)
            throw new InvalidOperationException($"{Path.GetFileName(program)} did not start: {string.Join('\n', served._said)}");
        return served;
    }

    private void Hear(string? line)
    {
        if (line is null)
            return;
        lock (_said)
        {
            if (_said.Count < 100)
                _said.Enqueue(line);
        }

        if (Listening().Match(line) is { Success: true } listening)
            _ready.TrySetResult(new Uri(listening.Groups[1].Value));
        if (Code().Match(line) is { Success: true } code)
            _code.TrySetResult(code.Value.Trim());
    }

    private static double Compiler(string thread)
    {
        try
        {
            return File.ReadAllText($"{thread}/comm").StartsWith(".NET Tiered", StringComparison.Ordinal)
                ? Meter.Seconds(Meter.Fields(File.ReadAllText($"{thread}/stat")))
                : 0;
        }
        catch (IOException)
        {
            return 0;
        }
    }

    private static string Key(char letter) => Convert.ToBase64String([.. Enumerable.Repeat((byte)letter, 32)]);

    [GeneratedRegex(@"API\s+(http://[^/\s]+)")]
    private static partial Regex Listening();

    [GeneratedRegex(@"^\s+[A-Z2-7]{4}(-[A-Z2-7]{4}){7}$")]
    private static partial Regex Code();
}
