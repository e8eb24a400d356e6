using System.Xml.Linq;
using Shouldly;
using Xunit;

namespace VoltKosova.Architecture.Tests;

/// <summary>A default build works where the packages of the other stack do not exist.</summary>
public sealed class The_stacks
{
    private const string UnderCritter = "'$(VoltStack)' == 'Critter'";

    private static readonly string[] _packages =
    [
        .. XDocument.Load(Path.Combine(Checkout.Root, "build", "Packages.props")).Descendants("ItemGroup")
            .Single(group => group.Attribute("Label")!.Value.StartsWith("the stack Critter", StringComparison.Ordinal))
            .Elements().Select(package => package.Attribute("Include")!.Value),
    ];

    [Fact]
    public void ask_for_packages_that_not_every_registry_has_in_their_own_projects_only()
    {
        var projects = Product.Files("*.csproj", "src", "tests");
        _packages.ShouldContain("Marten");

        projects.SelectMany(project => Asked(project.Text)).ShouldContain("Marten");
        Loose(projects).ShouldBeEmpty();
    }

    [Fact]
    public void are_seen_to_ask_for_one_in_a_default_build() => Loose(
    [
        ("src/Platform/VoltKosova.Bees/VoltKosova.Bees.csproj", """<Project><PackageReference Include="Marten" /></Project>"""),
        ("tests/VoltKosova.Wax/VoltKosova.Wax.csproj",
            $"""<Project><PackageReference Include="Marten" Condition="{UnderCritter}" /><PackageReference Include="Npgsql" /></Project>"""),
    ]).ShouldBe(["src/Platform/VoltKosova.Bees/VoltKosova.Bees.csproj asks for Marten"]);

    private static IEnumerable<string> Loose(IEnumerable<(string Path, string Text)> projects) =>
        from project in projects
        where !Product.IsOfOneStack(Path.GetFileNameWithoutExtension(project.Path))
        from package in Asked(project.Text)
        select $"{project.Path} asks for {package}";

    /// <summary>Whatever the stack.</summary>
    private static IEnumerable<string> Asked(string project) => XDocument.Parse(project).Descendants("PackageReference")
        .Where(reference => reference.Attribute("Condition")?.Value != UnderCritter)
        .Select(reference => reference.Attribute("Include")?.Value ?? "")
        .Where(_packages.Contains);
}
