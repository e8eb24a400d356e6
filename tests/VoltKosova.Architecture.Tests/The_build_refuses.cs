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
    [InlineData("VoltKosova.Bees.Domain", "VK0001: VoltKosova.Bees.Domain references Npgsql, but a pure project")]
    [InlineData("VoltKosova.Wasps.Domain", "VK0001: VoltKosova.Wasps.Domain references Microsoft.AspNetCore.App, but a pure project")]
    [InlineData("VoltKosova.Wasps.Contracts", "VK0001: VoltKosova.Wasps.Contracts references Npgsql, but a pure project")]
    [InlineData("VoltKosova.Kernel", "VK0001: VoltKosova.Kernel references Npgsql, but a pure project")]
    public void a_package_in_a_pure_project(string project, string error) => breaches.Hold(project, error);

    [Theory]
    [InlineData("VoltKosova.Bees", "VK0002: VoltKosova.Bees references VoltKosova.Ants.csproj, but of another module only its Contracts")]
    [InlineData("VoltKosova.Flies", "VK0002: VoltKosova.Flies references VoltKosova.Ants.Domain.csproj, but of another module only its Contracts")]
    public void a_module_that_looks_into_another(string project, string error) => breaches.Hold(project, error);

    [Theory]
    [InlineData("VoltKosova.Ants.Domain", "VK0003: VoltKosova.Ants.Domain references VoltKosova.Web.csproj, but a Domain knows the Kernel")]
    [InlineData("VoltKosova.Flies.Domain", "VK0003: VoltKosova.Flies.Domain references VoltKosova.Flies.Contracts.csproj, but a Domain knows the Kernel")]
    [InlineData("VoltKosova.Ants.Contracts", "VK0003: VoltKosova.Ants.Contracts references VoltKosova.Kernel.csproj, but a Contracts project")]
    public void a_core_that_knows_more_than_it_may(string project, string error) => breaches.Hold(project, error);

    [Theory]
    [InlineData("VoltKosova.Web", "VK0004: VoltKosova.Web references VoltKosova.Ants.Contracts.csproj, but Platform knows no module")]
    [InlineData("VoltKosova.Mail", "VK0004: VoltKosova.Mail references VoltKosova.Host.csproj, but Platform knows no module and no host")]
    [InlineData("VoltKosova.Kernel.More", "VK0004: VoltKosova.Kernel.More references VoltKosova.Web.csproj, but the Kernel references nothing")]
    public void a_platform_that_knows_a_module(string project, string error) => breaches.Hold(project, error);

    [Theory]
    [InlineData("VoltKosova.Jobs", "VK0005: VoltKosova.Jobs references VoltKosova.Web.Tests.csproj, but nothing in src references the host, a test")]
    [InlineData("VoltKosova.Wasps", "VK0005: VoltKosova.Wasps references VoltKosova.Host.csproj, but nothing in src references the host, a test")]
    public void a_product_that_rests_on_its_host_or_its_tests(string project, string error) => breaches.Hold(project, error);

    [Theory]
    [InlineData("VoltKosova.Stray", "VK0006: src/Stuff/VoltKosova.Stray/VoltKosova.Stray.csproj is no place")]
    [InlineData("VoltKosova.Bees.Core", "VK0006: src/Modules/Bees/VoltKosova.Bees.Core/VoltKosova.Bees.Core.csproj is no place")]
    [InlineData("VoltKosova.Ants2.Domain", "VK0006: src/Modules/Ants/VoltKosova.Ants2.Domain/VoltKosova.Ants2.Domain.csproj is no place")]
    public void a_name_that_the_fences_cannot_read(string project, string error) => breaches.Hold(project, error);

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
