using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace VoltKosova.Testing;

/// <summary>
/// What other people's code says of deliveries: the npm packages <c>standardwebhooks</c> and <c>svix</c> of the signature, and
/// <c>cloudevents</c> of the body. One Node.js lives as long as the tests, so that asking about every delivery costs next to nothing.
/// </summary>
internal static class Judge
{
    private static readonly SemaphoreSlim _turn = new(1);
    private static Process? _node;

    /// <summary>A verdict for each delivery, in their order; of several secrets the one that verifies it counts.</summary>
    public static async Task<IReadOnlyList<JsonObject>> Of(IEnumerable<Received> deliveries, IReadOnlyList<string> secrets)
    {
        var question = JsonSerializer.Serialize(new
        {
            secrets,
            deliveries = deliveries.Select(one => new { headers = one.Headers, body = one.Bytes, at = one.At.ToUnixTimeMilliseconds() }),
        });
        await _turn.WaitAsync();
        try
        {
            _node ??= Node.Live(Program());
            await _node.StandardInput.WriteLineAsync(question);
            await _node.StandardInput.FlushAsync();
            var answer = await _node.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The judge has ended.");
            return [.. JsonNode.Parse(answer)!["verdicts"]!.AsArray().Select(verdict => verdict!.AsObject())];
        }
        finally
        {
            _turn.Release();
        }
    }

    private static string Program()
    {
        using var program = new StreamReader(typeof(Judge).Assembly.GetManifestResourceStream("judge.mjs")!);
        return program.ReadToEnd();
    }
}
