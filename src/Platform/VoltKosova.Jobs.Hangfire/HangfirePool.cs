using Hangfire.PostgreSql;
using Npgsql;
using VoltKosova.Postgres;

namespace VoltKosova.Jobs.Hangfire;

/// <summary>Gives Hangfire the connections of its own schema and role.</summary>
internal sealed class HangfirePool(Databases databases) : IConnectionFactory
{
    public const string Schema = "hangfire";

    public NpgsqlConnection GetOrCreateConnection() => databases.For(Schema).CreateConnection();
}
