using System.Diagnostics;
using System.Text.Json;

namespace VoltKosova.Testing;

/// <summary>Other people's programs that the tests hold the host against, run by Node.js from tests/tools.</summary>
public static class Node
{
    private static readonly string _tools = Environment.GetEnvironmentVariable("VOLT_TEST_TOOLS")
        ?? throw new InvalidOperationException(
            "VOLT_TEST_TOOLS is not set: run the tests with build/test, or name the folder that holds node_modules.");

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
        var (exit, output) = await Start(["--input-type=module", "-"], $"const input = {JsonSerializer.Serialize(input)};\n{module}");
        return exit == 0 ? output.Trim() : throw new InvalidOperationException($"Node.js failed: {output}");
    }

    /// <summary>Runs one of the programs, for example <c>typescript/bin/tsc</c>: how it ended, and all that it said.</summary>
    /// <param name="program">Its path under node_modules.</param>
    /// <param name="arguments">As on a command line in the folder of the tools.</param>
    public static Task<(int Exit, string Output)> Tool(string program, params string[] arguments) =>
        Start([Path.Combine("node_modules", program), .. arguments], input: "");

    private static async Task<(int Exit, string Output)> Start(string[] arguments, string input)
    {
        var start = new ProcessStartInfo("node", arguments)
        {
            WorkingDirectory = _tools,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var node = Process.Start(start) ?? throw new InvalidOperationException("Node.js does not start.");
        await node.StandardInput.WriteAsync(input);
        node.StandardInput.Close();
        var said = await Task.WhenAll(node.StandardOutput.ReadToEndAsync(), node.StandardError.ReadToEndAsync());
        await node.WaitForExitAsync();
        return (node.ExitCode, node.ExitCode == 0 ? said[0] : string.Concat(said));
    }
}
