using Shouldly;
using Xunit;

namespace VoltKosova.Architecture.Tests;

public sealed class The_solution
{
    [Fact]
    public void holds_every_project_on_disk()
    {
        var solution = File.ReadAllText(Path.Combine(Checkout.Root, "VoltKosova.sln")).Replace('\\', '/');
        var projects = ((string[])["src", "tests"])
            .SelectMany(part => Directory.EnumerateFiles(Path.Combine(Checkout.Root, part), "*.csproj", SearchOption.AllDirectories))
            .Select(file => Path.GetRelativePath(Checkout.Root, file))
            .ToList();

        projects.ShouldContain("tests/VoltKosova.Architecture.Tests/VoltKosova.Architecture.Tests.csproj");
        projects.Where(project => !solution.Contains($"\"{project}\"", StringComparison.Ordinal)).ShouldBeEmpty();
    }
}
