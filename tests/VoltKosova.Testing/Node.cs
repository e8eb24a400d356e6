using System.Diagnostics;
using System.Text.Json;

namespace VoltKosova.Testing;

/// <summary>Other people's programs that the tests hold the host against, run by Node.js from tests/tools.</summary>
public static class Node
{
    private const string Variable = "VOLT_TEST_TOOLS";

    /// <summary>The folder that holds other people's packages.</summary>
    public static string Tools => Environment.GetEnvironmentVariable(Variable)
        ?? throw new InvalidOperationException(
            $"{Variable} is not set: run the tests with build/test, or name the folder that holds node_modules.");

    /// <summary>Whether somebody said where they are, as every test does; a demo need not.</summary>
    public static bool IsThere => Environment.GetEnvironmentVariable(Variable) is not null;

    /// <summary>Runs a module in the folder of the tools; it finds <paramref name="input"/> as a constant.</summary>
    public static async Task<string> Run(string module, string input)
    {
        var (exit, output) = await Start(["--input-type=module", "-"], $"const input = {JsonSerializer.Serialize(input)};\n{module}");
        return exit == 0 ? output.Trim() : throw new InvalidOperationException($"Node.js failed: {output}");
    }

    /// <summary>A module that goes on until its input ends, which is with these tests; it is spoken to line by line.</summary>
    internal static Process Live(string module) => Process.Start(new ProcessStartInfo("node", ["--input-type=module", "--eval", module])
    {
        WorkingDirectory = Tools,
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
    }) ?? throw new InvalidOperationException("Node.js does not start.");

    /// <summary>Runs one of the programs, for example <c>typescript/bin/tsc</c>: how it ended, and all that it said.</summary>
    /// <param name="program">Its path under node_modules.</param>
    /// <param name="arguments">As on a command line in the folder of the tools.</param>
    public static Task<(int Exit, string Output)> Tool(string program, params string[] arguments) =>
        Start([Path.Combine("node_modules", program), .. arguments], input: "");

    private static async Task<(int Exit, string Output)> Start(string[] arguments, string input)
    {
        var start = new ProcessStartInfo("node", arguments)
        {
            WorkingDirectory = Tools,
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
