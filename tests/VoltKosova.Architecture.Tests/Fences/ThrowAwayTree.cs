using System.Diagnostics;

namespace VoltKosova.Architecture.Tests.Fences;

/// <summary>A small source tree beside the real one, built by the same props and targets, gone afterwards.</summary>
internal sealed class ThrowAwayTree : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);
    private readonly DirectoryInfo root;
    private readonly List<string> projects = [];

    public ThrowAwayTree()
    {
        root = Directory.CreateDirectory(Path.Combine(Checkout.Root, ".volt", "fences", Path.GetRandomFileName()));
        Write("Directory.Build.props", $"""
            <Project>
              <Import Project="{Checkout.Root}/Directory.Build.props" />
              <PropertyGroup>
                <VoltRoot>$(MSBuildThisFileDirectory)</VoltRoot>
                <ArtifactsPath>$(MSBuildThisFileDirectory).artifacts</ArtifactsPath>
              </PropertyGroup>
            </Project>
            """);
    }

    public void Write(string path, string text)
    {
        var file = new FileInfo(Path.Combine(root.FullName, path));
        file.Directory!.Create();
        File.WriteAllText(file.FullName, text);
    }

    /// <summary>Adds the project of a folder.</summary>
    /// <param name="folder">Its last part is the project's name.</param>
    /// <param name="references">A folder (with a slash) is a project, a tag is taken as it is, the rest are packages.</param>
    public void Project(string folder, params string[] references)
    {
        var items = references.Select(r => r.StartsWith('<') ? r
            : r.Contains('/', StringComparison.Ordinal) ? $"""<ProjectReference Include="$(VoltRoot){File(r)}" />"""
            : $"""<PackageReference Include="{r}" />""");
        Write(File(folder), $"""<Project Sdk="Microsoft.NET.Sdk"><ItemGroup>{string.Concat(items)}</ItemGroup></Project>""");
        projects.Add(File(folder));

        static string File(string folder) => $"{folder}/{Path.GetFileName(folder)}.csproj";
    }

    public string Assembly(string project) =>
        Path.Combine(root.FullName, ".artifacts", "bin", project, "debug", project + ".dll");

    public async Task<BuildLog> Build()
    {
        Write("Tree.slnx", $"<Solution>{string.Concat(projects.Select(p => $"""<Project Path="{p}" />"""))}</Solution>");
        string[] alone = ["-nr:false", "-p:UseSharedCompilation=false"];
        var start = new ProcessStartInfo("dotnet", ["build", "Tree.slnx", "-v", "q", "--nologo", .. alone])
        {
            WorkingDirectory = root.FullName,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var name in start.Environment.Keys.Where(k => k.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToList())
        {
            start.Environment.Remove(name);
        }

        using var build = Process.Start(start)!;
        using var late = new CancellationTokenSource(Patience);
        try
        {
            var said = await Task.WhenAll(build.StandardOutput.ReadToEndAsync(late.Token), build.StandardError.ReadToEndAsync(late.Token));
            await build.WaitForExitAsync(late.Token);
            return new BuildLog(build.ExitCode, string.Concat(said));
        }
        finally
        {
            if (!build.HasExited)
            {
                build.Kill(entireProcessTree: true);
            }
        }
    }

    public void Dispose() => root.Delete(recursive: true);
}
