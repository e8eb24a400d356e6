using Hangfire.PostgreSql;
using Microsoft.Extensions.Hosting;
using Npgsql;
using VoltKosova.Postgres;

namespace VoltKosova.Jobs.Hangfire;

/// <summary>
/// Has the package bring its tables to its own newest version, before anything uses them: as the owner, so that the role at run time
/// needs no right to change them. Hosts that start together wait for each other.
/// </summary>
internal sealed class HangfireTables(Databases databases) : IHostedService
{
    private const long Lock = 0x566F6C7448616E67; // "VoltHang"

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(databases.Owner(HangfirePool.Schema).ConnectionString + ";Pooling=false");
        await connection.OpenAsync(cancellationToken);
        await using var wait = new NpgsqlCommand($"SELECT pg_advisory_lock({Lock})", connection) { CommandTimeout = 0 };
        await wait.ExecuteNonQueryAsync(cancellationToken);
        PostgreSqlObjectsInstaller.Install(connection, HangfirePool.Schema);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
