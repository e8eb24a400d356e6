using DotNet.Testcontainers.Builders;
using Testcontainers.PostgreSql;

namespace VoltKosova.Testing;

/// <summary>
/// The PostgreSQL that tests use: a container that goes with the process, or the cluster that is given, as <c>build/test</c> does where no
/// Docker engine answers.
/// </summary>
public static class TestCluster
{
    private const string Setting = "VOLT_TEST_DATABASE";

    // As build/lib/postgres.sh makes its clusters: the same order of bytes, as many connections, and nothing that waits for the disk.
    private static readonly string[] _settings =
        ["max_connections=300", "fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_wal_size=4GB", "timezone=UTC"];

    private static readonly Lazy<Task<string>> _container = new(Start);

    /// <summary>The connection string of a superuser.</summary>
    /// <exception cref="InvalidOperationException">No Docker engine answers, and nobody gave a cluster.</exception>
    public static Task<string> ConnectionString() =>
        Environment.GetEnvironmentVariable(Setting) is { Length: > 0 } given ? Task.FromResult(given) : _container.Value;

    private static async Task<string> Start()
    {
        try
        {
            // Testcontainers' own companion removes it when the process has ended, however it ended.
            var container = new PostgreSqlBuilder("postgres:17")
                .WithUsername("volt_owner")
                .WithDatabase("postgres")
                .WithEnvironment("POSTGRES_INITDB_ARGS", "--encoding=UTF8 --locale=C.UTF-8 --data-checksums")
                .WithCommand([.. _settings.SelectMany(setting => (string[])["-c", setting])])
                .Build();
            await container.StartAsync();
            return container.GetConnectionString();
        }
        catch (DockerUnavailableException)
        {
            throw new InvalidOperationException(
                $"No Docker engine answers, so Testcontainers cannot give the tests a PostgreSQL: start one, or set {Setting}.");
        }
    }
}
