namespace VoltKosova.Architecture.Tests.Fences;

internal sealed record BuildLog(int ExitCode, string Text)
{
    /// <summary>What the build held against one project, as "CODE: message", once each.</summary>
    public IReadOnlyList<string> ErrorsOf(string project) =>
    [
        .. Text.Split('\n')
            .Where(line => line.Contains(": error ", StringComparison.Ordinal)
                && line.TrimEnd().EndsWith($"/{project}.csproj]", StringComparison.Ordinal))
            .Select(line => line[(line.IndexOf(": error ", StringComparison.Ordinal) + 8)..line.LastIndexOf(" [", StringComparison.Ordinal)])
            .Distinct(StringComparer.Ordinal),
    ];
}
