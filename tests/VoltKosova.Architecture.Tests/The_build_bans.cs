using Shouldly;
using VoltKosova.Architecture.Tests.Fences;
using Xunit;

namespace VoltKosova.Architecture.Tests;

public sealed class The_build_bans(The_build_bans.Uses uses) : IClassFixture<The_build_bans.Uses>
{
    private const string Shell = "VoltKosova.Bees";
    private const string Core = "VoltKosova.Bees.Domain";

    private static readonly string[] Clocks =
        ["DateTime.Now", "DateTime.UtcNow", "DateTime.Today", "DateTimeOffset.Now", "DateTimeOffset.UtcNow"];
    private static readonly string[] Ids = ["Guid.NewGuid()", "Guid.CreateVersion7()", "Guid.CreateVersion7(DateTimeOffset)"];
    private static readonly string[] Chances = ["Random.Random()", "Random.Shared", "Thread.Sleep(int)"];
    private static readonly string[] Outside =
        ["Task", "TimeProvider", "RandomNumberGenerator", "Environment", "File", "Directory", "HttpClient"];

    [Theory]
    [InlineData(Shell)]
    [InlineData(Core)]
    public void an_ambient_clock_id_or_coin_everywhere(string project)
    {
        foreach (var symbol in Clocks)
        {
            uses.BannedIn(project).ShouldContain($"The symbol '{symbol}' is banned in this project: Ask the TimeProvider");
        }

        foreach (var symbol in Ids)
        {
            uses.BannedIn(project).ShouldContain($"The symbol '{symbol}' is banned in this project: Ask the IdSource");
        }

        foreach (var symbol in Chances)
        {
            uses.BannedIn(project).ShouldContain(said => said.StartsWith($"The symbol '{symbol}' is banned", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void waiting_reading_and_asking_in_a_decision()
    {
        foreach (var symbol in Outside)
        {
            var said = $"The symbol '{symbol}' is banned in this project: A decision ";
            uses.BannedIn(Core).ShouldContain(banned => banned.StartsWith(said, StringComparison.Ordinal));
            uses.BannedIn(Shell).ShouldNotContain(banned => banned.StartsWith(said, StringComparison.Ordinal));
        }
    }

    public sealed class Uses : IAsyncLifetime
    {
        private readonly ThrowAwayTree tree = new();
        private BuildLog? log;

        internal IEnumerable<string> BannedIn(string project)
        {
            var errors = log!.ErrorsOf(project);
            errors.ShouldAllBe(error => error.StartsWith("RS0030: ", StringComparison.Ordinal), log.Text);
            return errors.Select(error => error["RS0030: ".Length..].Split(" (http")[0]);
        }

        public async ValueTask InitializeAsync()
        {
            tree.Project($"src/Modules/Bees/{Shell}");
            tree.Project($"src/Modules/Bees/{Core}");
            foreach (var project in (string[])[Shell, Core])
            {
                tree.Write($"src/Modules/Bees/{project}/Ambient.cs", """
                    using System.Security.Cryptography;

                    namespace VoltKosova.Bees;

                    internal static class Ambient
                    {
                        public static object[] Asked() =>
                        [
                            DateTime.Now, DateTime.UtcNow, DateTime.Today, DateTimeOffset.Now, DateTimeOffset.UtcNow,
                            Guid.NewGuid(), Guid.CreateVersion7(), Guid.CreateVersion7(default), new Random(), Random.Shared,
                            TimeProvider.System, RandomNumberGenerator.GetBytes(1), Environment.MachineName,
                            File.Exists(""), Directory.Exists(""), new HttpClient(), Task.CompletedTask,
                        ];

                        public static void Wait() => Thread.Sleep(1);
                    }
                    """);
            }

            log = await tree.Build();
        }

        public ValueTask DisposeAsync()
        {
            tree.Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
