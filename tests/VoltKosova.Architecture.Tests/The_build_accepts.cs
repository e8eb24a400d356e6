using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Shouldly;
using VoltKosova.Architecture.Tests.Fences;
using Xunit;

namespace VoltKosova.Architecture.Tests;

public sealed class The_build_accepts
{
    [Fact]
    public async Task a_new_module_that_keeps_to_its_place()
    {
        using var tree = new ThrowAwayTree();
        tree.Project("src/Kernel/VoltKosova.Kernel");
        tree.Project("src/Platform/VoltKosova.Web", "src/Kernel/VoltKosova.Kernel", "Npgsql");
        tree.Project("src/Modules/Ants/VoltKosova.Ants.Contracts");
        tree.Project("src/Modules/Bees/VoltKosova.Bees.Contracts");
        tree.Project("src/Modules/Bees/VoltKosova.Bees.Domain", "src/Kernel/VoltKosova.Kernel");
        tree.Project(
            "src/Modules/Bees/VoltKosova.Bees",
            "src/Modules/Bees/VoltKosova.Bees.Domain",
            "src/Modules/Bees/VoltKosova.Bees.Contracts",
            "src/Modules/Ants/VoltKosova.Ants.Contracts",
            "src/Platform/VoltKosova.Web");
        tree.Project("src/Host/VoltKosova.Host", "src/Modules/Bees/VoltKosova.Bees", "src/Platform/VoltKosova.Web");
        tree.Write("src/Modules/Bees/VoltKosova.Bees.Domain/Bee.cs", "namespace VoltKosova.Bees; internal sealed record Bee(int Number);");
        tree.Write("src/Modules/Bees/VoltKosova.Bees/Hive.cs", "namespace VoltKosova.Bees; internal sealed record Hive(Bee Queen);");
        tree.Write("src/Modules/Bees/VoltKosova.Bees/Views/Sql/bees.sql", "select 1");
        tree.Write("src/Modules/Bees/VoltKosova.Bees/Texts/mail.sq.json", "{}");

        var log = await tree.Build();

        log.ExitCode.ShouldBe(0, log.Text);
        ResourcesOf(tree.Assembly("VoltKosova.Bees")).ShouldBe(["Texts/mail.sq.json", "Views/Sql/bees.sql"], ignoreOrder: true);
    }

    private static string[] ResourcesOf(string assembly)
    {
        using var image = new PEReader(File.OpenRead(assembly));
        var metadata = image.GetMetadataReader();
        return [.. metadata.ManifestResources.Select(handle => metadata.GetString(metadata.GetManifestResource(handle).Name))];
    }
}
