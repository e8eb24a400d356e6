using System.Reflection;
using System.Runtime.CompilerServices;
using Shouldly;
using Xunit;

namespace VoltKosova.Architecture.Tests;

public sealed class Every_module
{
    [Fact]
    public void has_its_projects_its_pages_and_its_tests()
    {
        var solution = File.ReadAllText(Path.Combine(Checkout.Root, "VoltKosova.sln"));

        Product.Modules.SelectMany(module => Missing(module, Checkout.Root, solution)).ShouldBeEmpty();
    }

    [Fact]
    public void is_missed_where_it_is_half_there()
    {
        var tree = Directory.CreateTempSubdirectory("volt-module").FullName;
        Directory.CreateDirectory(Path.Combine(tree, "src/Modules/Bees/VoltKosova.Bees"));
        File.WriteAllText(Path.Combine(tree, "src/Modules/Bees/VoltKosova.Bees/VoltKosova.Bees.csproj"), "<Project />");

        Missing("Bees", tree, "").ShouldBe(
        [
            "VoltKosova.sln lacks VoltKosova.Bees.csproj",
            "src/Modules/Bees/VoltKosova.Bees.Contracts/VoltKosova.Bees.Contracts.csproj",
            "src/Modules/Bees/VoltKosova.Bees.Domain/VoltKosova.Bees.Domain.csproj",
            "tests/Modules/VoltKosova.Bees.Tests/VoltKosova.Bees.Tests.csproj",
            "src/Modules/Bees/README.md",
            "docs/modules/bees.md",
        ]);
        Directory.Delete(tree, recursive: true);
    }

    [Fact]
    public void shows_nothing_but_its_module() =>
        Product.Modules.SelectMany(module => Shown(module, Product.Load($"VoltKosova.{module}").GetExportedTypes())).ShouldBeEmpty();

    [Fact]
    public void is_seen_to_show_more_than_its_module() =>
        Shown("Every_", [typeof(Every_module), typeof(MadeUp.IQuestion)])
            .ShouldBe(["VoltKosova.Every_ shows Every_module", "VoltKosova.Every_ shows IQuestion"]);

    [Fact]
    public void keeps_its_domain_to_itself() => Product.Modules
        .Select(module => Product.Load($"VoltKosova.{module}.Domain"))
        .SelectMany(domain => Kept(domain.GetName().Name!, domain.GetTypes()))
        .ShouldBeEmpty();

    [Fact]
    public void is_seen_to_show_its_domain()
    {
        Kept("Bees", [typeof(MadeUp.Fact)]).ShouldBe(["Bees shows Fact"]);
        Kept("Bees", []).ShouldBe(["Bees holds nothing"]);
    }

    [Fact]
    public void tells_others_in_records_and_questions_that_know_nothing_of_ours() => Product.Modules
        .Select(module => Product.Load($"VoltKosova.{module}.Contracts"))
        .SelectMany(contracts => Told(contracts.GetName().Name!, contracts.GetTypes(), contracts.GetReferencedAssemblies()))
        .ShouldBeEmpty();

    [Fact]
    public void is_seen_to_tell_others_more()
    {
        Told("Bees", [typeof(MadeUp.Fact), typeof(MadeUp.IQuestion)], [new AssemblyName("System.Runtime")]).ShouldBeEmpty();
        Told("Bees", [typeof(MadeUp.Act), typeof(MadeUp.Hidden)], [new AssemblyName("VoltKosova.Kernel")])
            .ShouldBe(["Bees tells Act", "Bees hides Hidden", "Bees knows VoltKosova.Kernel"]);
        Told("Bees", [], []).ShouldBe(["Bees holds nothing"]);
    }

    private static IEnumerable<string> Missing(string module, string root, string solution)
    {
        var home = $"src/Modules/{module}";
        string[] projects =
        [
            $"{home}/VoltKosova.{module}/VoltKosova.{module}.csproj",
            $"{home}/VoltKosova.{module}.Contracts/VoltKosova.{module}.Contracts.csproj",
            $"{home}/VoltKosova.{module}.Domain/VoltKosova.{module}.Domain.csproj",
            $"tests/Modules/VoltKosova.{module}.Tests/VoltKosova.{module}.Tests.csproj",
        ];
        foreach (var project in projects)
        {
            if (!File.Exists(Path.Combine(root, project)))
                yield return project;
            else if (!solution.Contains(Path.GetFileName(project), StringComparison.Ordinal))
                yield return $"VoltKosova.sln lacks {Path.GetFileName(project)}";
        }

        foreach (var page in (string[])[$"{home}/README.md", $"docs/modules/{module.ToLowerInvariant()}.md"])
        {
            if (!File.Exists(Path.Combine(root, page)))
                yield return page;
        }
    }

    private static IEnumerable<string> Shown(string module, IReadOnlyList<Type> exported) => exported
        .Where(type => type.Name != $"{module}Module" || type is not { IsAbstract: true, IsSealed: true })
        .Select(type => $"VoltKosova.{module} shows {type.Name}");

    private static IEnumerable<string> Kept(string assembly, IReadOnlyList<Type> types) => types is []
        ? [$"{assembly} holds nothing"]
        : types.Where(type => type.IsVisible).Select(type => $"{assembly} shows {type.Name}");

    private static IEnumerable<string> Told(string assembly, IReadOnlyList<Type> types, IReadOnlyList<AssemblyName> known)
    {
        if (types is [])
            yield return $"{assembly} holds nothing";
        foreach (var type in types.Where(type => !type.IsDefined(typeof(CompilerGeneratedAttribute))))
        {
            if (type is { IsVisible: true, IsInterface: false } && type.GetMethod("<Clone>$") is null)
                yield return $"{assembly} tells {type.Name}";
            else if (!type.IsVisible && type.Namespace?.StartsWith("VoltKosova", StringComparison.Ordinal) == true)
                yield return $"{assembly} hides {type.Name}";
        }

        foreach (var name in known.Where(name => name.Name!.StartsWith("VoltKosova", StringComparison.Ordinal)))
            yield return $"{assembly} knows {name.Name}";
    }
}
