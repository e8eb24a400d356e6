using System.Reflection;
using System.Xml.Linq;
using Shouldly;

namespace VoltKosova.Architecture.Tests;

/// <summary>What stands under src, read from disk, so that a new project or module is seen on the day it appears.</summary>
internal static class Product
{
    /// <summary>The names of the modules. Whoever asks has seen at least the five.</summary>
    public static IReadOnlyList<string> Modules
    {
        get
        {
            var modules = Directory.GetDirectories(Path.Combine(Checkout.Root, "src", "Modules")).Select(folder => Path.GetFileName(folder))
                .ToList();
            modules.Count.ShouldBeGreaterThanOrEqualTo(5);
            return modules;
        }
    }

    /// <summary>Every assembly of src that this build has; only those of the other stack may be missing.</summary>
    public static IReadOnlyList<Assembly> Assemblies { get; } =
    [
        .. Directory.EnumerateFiles(Path.Combine(Checkout.Root, "src"), "*.csproj", SearchOption.AllDirectories)
            .Select(project => Path.GetFileNameWithoutExtension(project))
            .Where(project => File.Exists(FileOf(project)) || !IsOfOneStack(project))
            .Select(Load)
            .OrderBy(assembly => assembly.FullName, StringComparer.Ordinal),
    ];

    public static Assembly Load(string name) => Assembly.LoadFrom(FileOf(name));

    /// <summary>The files of ours under a folder: from the root of the checkout, with their texts.</summary>
    public static IReadOnlyList<(string Path, string Text)> Files(string pattern, params string[] folders)
    {
        var files = folders
            .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Checkout.Root, folder), pattern, SearchOption.AllDirectories))
            .Select(file => (Path: Path.GetRelativePath(Checkout.Root, file).Replace('\\', '/'), Text: File.ReadAllText(file)))
            .Where(file => !file.Path.Contains("/node_modules/", StringComparison.Ordinal))
            .ToList();
        files.ShouldNotBeEmpty();
        return files;
    }

    /// <summary>Whether a default build leaves a project out.</summary>
    public static bool IsOfOneStack(string project) =>
        XDocument.Load(Path.Combine(Checkout.Root, "build", "Stacks.props")).Descendants("VoltCritterProjects").Single().Value
            .Split(';').Contains(project);

    private static string FileOf(string project) => Path.Combine(AppContext.BaseDirectory, project + ".dll");
}
