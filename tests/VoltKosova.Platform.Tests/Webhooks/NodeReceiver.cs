using System.Diagnostics;
using System.Text.Json.Nodes;

namespace VoltKosova.Platform.Tests.Webhooks;

/// <summary>A receiver in Node.js that checks signatures with the packages <c>standardwebhooks</c> and <c>svix</c>.</summary>
internal sealed class NodeReceiver : IAsyncDisposable
{
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(30);

    private readonly Process _process;
    private readonly HttpClient _client;

    private NodeReceiver(Process process, string port)
    {
        _process = process;
        _client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}") };
    }

    public string Url => new Uri(_client.BaseAddress!, "/hook").ToString();

    public static async Task<NodeReceiver> Start()
    {
        var checkout = Checkout();
        var tools = Tools();
        var script = Path.Combine(checkout, "tests", "VoltKosova.Platform.Tests", "Webhooks", "receiver.cjs");
        var node = new ProcessStartInfo("node", [script, tools]) { RedirectStandardInput = true, RedirectStandardOutput = true };
        var process = Process.Start(node)
            ?? throw new InvalidOperationException("node could not be started.");
        using var patience = new CancellationTokenSource(_patience);
        var port = await process.StandardOutput.ReadLineAsync(patience.Token)
            ?? throw new InvalidOperationException($"The receiver ended at once: run npm ci in {tools}.");
        return new NodeReceiver(process, port);
    }

    /// <summary>What the packages say of everything that came, with this secret.</summary>
    public async Task<IReadOnlyList<JsonObject>> Verdicts(string secret)
    {
        using var content = new StringContent(secret);
        using var response = await _client.PostAsync(new Uri("/verdicts", UriKind.Relative), content);
        return [.. JsonNode.Parse(await response.Content.ReadAsStringAsync())!["items"]!.AsArray().Select(item => item!.AsObject())];
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        _process.StandardInput.Close();
        using var patience = new CancellationTokenSource(_patience);
        await _process.WaitForExitAsync(patience.Token);
        _process.Dispose();
    }

    /// <summary>The folder that holds other people's packages.</summary>
    internal static string Tools() => Environment.GetEnvironmentVariable("VOLT_TEST_TOOLS") is { Length: > 0 } named
        ? named
        : Path.Combine(Checkout(), "tests", "tools");

    internal static string Checkout()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "VoltKosova.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("The tests do not run inside a checkout.");
        return folder.FullName;
    }
}
