using Shouldly;
using VoltKosova.Architecture.Tests.Fences;
using Xunit;

namespace VoltKosova.Architecture.Tests;

/// <summary>Every breach stands in one tree, so that one build shows that every fence holds by itself.</summary>
public sealed class The_build_refuses(The_build_refuses.Breaches breaches) : IClassFixture<The_build_refuses.Breaches>
{
    private const string Kernel = "src/Kernel/VoltKosova.Kernel";
    private const string Web = "src/Platform/VoltKosova.Web";
    private const string Host = "src/Host/VoltKosova.Host";
    private const string Bees = "src/Modules/Bees/VoltKosova.Bees";
    private const string Ants = "src/Modules/Ants/VoltKosova.Ants";
    private const string Tests = "tests/VoltKosova.Web.Tests";

    [Theory]
    [InlineData("VoltKosova.Bees.Domain", "Npgsql")]
    [InlineData("VoltKosova.Wasps.Domain", "Microsoft.AspNetCore.App")]
    [InlineData("VoltKosova.Wasps.Contracts", "Npgsql")]
    [InlineData("VoltKosova.Kernel", "Npgsql")]
    public void a_package_in_a_pure_project(string project, string package) =>
        breaches.Hold(project, $"VK0001: {project} references {package}, but a pure project uses no package and no framework");

    [Theory]
    [InlineData("VoltKosova.Bees", "VoltKosova.Ants.csproj")]
    [InlineData("VoltKosova.Flies", "VoltKosova.Ants.Domain.csproj")]
    public void a_module_that_looks_into_another(string project, string other) =>
        breaches.Hold(project, $"VK0002: {project} references {other}, but of another module only its Contracts may be seen");

    [Theory]
    [InlineData("VoltKosova.Ants.Domain", "VoltKosova.Web.csproj", "a Domain knows the Kernel and nothing else")]
    [InlineData("VoltKosova.Flies.Domain", "VoltKosova.Flies.Contracts.csproj", "a Domain knows the Kernel and nothing else")]
    [InlineData("VoltKosova.Ants.Contracts", "VoltKosova.Kernel.csproj", "a Contracts project references nothing")]
    public void a_core_that_knows_more_than_it_may(string project, string other, string because) =>
        breaches.Hold(project, $"VK0003: {project} references {other}, but {because}");

    [Theory]
    [InlineData("VoltKosova.Web", "VoltKosova.Ants.Contracts.csproj", "Platform knows no module and no host")]
    [InlineData("VoltKosova.Mail", "VoltKosova.Host.csproj", "Platform knows no module and no host")]
    [InlineData("VoltKosova.Kernel.More", "VoltKosova.Web.csproj", "the Kernel references nothing")]
    public void a_platform_that_knows_a_module(string project, string other, string because) =>
        breaches.Hold(project, $"VK0004: {project} references {other}, but {because}");

    [Theory]
    [InlineData("VoltKosova.Jobs", "VoltKosova.Web.Tests.csproj")]
    [InlineData("VoltKosova.Wasps", "VoltKosova.Host.csproj")]
    public void a_product_that_rests_on_its_host_or_its_tests(string project, string other) =>
        breaches.Hold(project, $"VK0005: {project} references {other}, but nothing in src references the host, a test");

    [Theory]
    [InlineData("src/Stuff/VoltKosova.Stray")]
    [InlineData("src/Modules/Bees/VoltKosova.Bees.Core")]
    [InlineData("src/Modules/Ants/VoltKosova.Ants2.Domain")]
    public void a_name_that_the_fences_cannot_read(string folder)
    {
        var project = Path.GetFileName(folder);
        breaches.Hold(project, $"VK0006: {folder}/{project}.csproj is no place for a project");
    }

    public sealed class Breaches : IAsyncLifetime
    {
        private readonly ThrowAwayTree tree = new();
        private BuildLog? log;

        internal void Hold(string project, string error)
        {
            var only = log!.ErrorsOf(project).ShouldHaveSingleItem(log.Text);
            only.ShouldStartWith(error);
        }

        public async ValueTask InitializeAsync()
        {
            tree.Project(Kernel, "Npgsql");
            tree.Project("src/Kernel/VoltKosova.Kernel.More", Web);
            tree.Project(Web, $"{Ants}.Contracts");
            tree.Project("src/Platform/VoltKosova.Mail", Host);
            tree.Project("src/Platform/VoltKosova.Jobs", Tests);
            tree.Project(Host);
            tree.Project(Tests);
            tree.Project($"{Bees}.Domain", "Npgsql");
            tree.Project(Bees, Ants);
            tree.Project("src/Modules/Bees/VoltKosova.Bees.Core");
            tree.Project(Ants);
            tree.Project($"{Ants}.Domain", Web);
            tree.Project($"{Ants}.Contracts", Kernel);
            tree.Project("src/Modules/Ants/VoltKosova.Ants2.Domain");
            tree.Project("src/Modules/Flies/VoltKosova.Flies", $"{Ants}.Domain");
            tree.Project("src/Modules/Flies/VoltKosova.Flies.Contracts");
            tree.Project("src/Modules/Flies/VoltKosova.Flies.Domain", "src/Modules/Flies/VoltKosova.Flies.Contracts");
            tree.Project("src/Modules/Wasps/VoltKosova.Wasps", Host);
            tree.Project("src/Modules/Wasps/VoltKosova.Wasps.Domain", """<FrameworkReference Include="Microsoft.AspNetCore.App" />""");
            tree.Project("src/Modules/Wasps/VoltKosova.Wasps.Contracts", """<PackageReference Include="Npgsql" PrivateAssets="all" />""");
            tree.Project("src/Stuff/VoltKosova.Stray");
            log = await tree.Build();
        }

        public ValueTask DisposeAsync()
        {
            tree.Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
