namespace VoltKosova.Architecture.Tests.Fences;

internal sealed record BuildLog(int ExitCode, string Text)
{
    private const string Error = ": error ";

    /// <summary>What the build held against one project, as "CODE: message", once each.</summary>
    public IReadOnlyList<string> ErrorsOf(string project) =>
    [
        .. Text.Split('\n', StringSplitOptions.TrimEntries)
            .Where(line => line.Contains(Error, StringComparison.Ordinal))
            .Where(line => line.EndsWith($"/{project}.csproj]", StringComparison.Ordinal))
            .Select(line => line[..line.LastIndexOf(" [", StringComparison.Ordinal)])
            .Select(line => line[(line.IndexOf(Error, StringComparison.Ordinal) + Error.Length)..])
            .Distinct(StringComparer.Ordinal),
    ];
}
