using System.Diagnostics;
using System.Text.Json;

namespace VoltKosova.Testing;

/// <summary>Other people's programs that the tests hold the host against, run by Node.js from tests/tools.</summary>
public static class Node
{
    private static readonly string _tools = Environment.GetEnvironmentVariable("VOLT_TEST_TOOLS")
        ?? throw new InvalidOperationException("VOLT_TEST_TOOLS is not set: run the tests with build/test, or name the folder that holds node_modules.");

    /// <summary>What the official Standard Webhooks verifier says of a delivery: <c>verified</c>, or its own complaint.</summary>
    public static Task<string> Verify(string secret, IReadOnlyDictionary<string, string> headers, string body) => Run(
        """
        import { Webhook } from 'standardwebhooks';
        const { secret, headers, body } = JSON.parse(input);
        try { new Webhook(secret).verify(body, headers); console.log('verified'); } catch (no) { console.log(no.message); }
        """,
        JsonSerializer.Serialize(new { secret, headers, body }));

    /// <summary>Runs a module in the folder of the tools; it finds <paramref name="input"/> as a constant.</summary>
    public static async Task<string> Run(string module, string input)
    {
        var start = new ProcessStartInfo("node", ["--input-type=module", "-"])
        {
            WorkingDirectory = _tools,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var node = Process.Start(start) ?? throw new InvalidOperationException("Node.js does not start.");
        await node.StandardInput.WriteAsync($"const input = {JsonSerializer.Serialize(input)};\n{module}");
        node.StandardInput.Close();
        var output = await node.StandardOutput.ReadToEndAsync();
        var errors = await node.StandardError.ReadToEndAsync();
        await node.WaitForExitAsync();
        return node.ExitCode == 0 ? output.Trim() : throw new InvalidOperationException($"Node.js failed: {errors}");
    }
}
