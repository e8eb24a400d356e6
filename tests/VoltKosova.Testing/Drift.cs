using System.Runtime.CompilerServices;
using Shouldly;

namespace VoltKosova.Testing;

/// <summary>
/// Files of the repository that follow from the code, such as the pages under docs/reference. They are written by running the tests once
/// with VOLT_GOLDEN=write and compared at every other time.
/// </summary>
public static class Drift
{
    /// <summary>The folder of VoltKosova.sln.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The file holds what was generated; when it does not, the message tells how to write it again.</summary>
    /// <param name="path">From the root of the repository.</param>
    /// <param name="generated">What the code says now.</param>
    /// <param name="test">Part of the name of the test project, for the message.</param>
    public static async Task Keeps(string path, string generated, string test)
    {
        var file = Path.Combine(Root, path);
        if (Environment.GetEnvironmentVariable("VOLT_GOLDEN") == "write")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            await File.WriteAllTextAsync(file, generated);
        }

        var kept = File.Exists(file) ? await File.ReadAllTextAsync(file) : "";
        FirstDifference(kept, generated).ShouldBeNull($"{path} differs from the code. Write it again: VOLT_GOLDEN=write build/test {test}");
    }

    private static string? FirstDifference(string kept, string generated)
    {
        var (before, now) = (kept.Split('\n'), generated.Split('\n'));
        for (var line = 0; line < Math.Max(before.Length, now.Length); line++)
        {
            var (old, @new) = (before.ElementAtOrDefault(line), now.ElementAtOrDefault(line));
            if (old != @new)
                return $"line {line + 1}: '{old}' is now '{@new}'";
        }

        return null;
    }

    private static string FindRoot([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", ".."));
}
