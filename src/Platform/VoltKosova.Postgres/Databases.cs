using System.Collections.Concurrent;
using Microsoft.Extensions.Configuration;
using Npgsql;

namespace VoltKosova.Postgres;

/// <summary>
/// The connections of the host: one pool per schema, each under the schema's own role with its search path, and one short-lived owner for
/// migrations. A schema may live in a database of its own.
/// </summary>
public sealed class Databases(IConfiguration configuration) : IAsyncDisposable, IDisposable
{
    /// <summary>The connections that one host may open per schema: enough for two cores, few enough for a hundred in all.</summary>
    public const int PoolSize = 16;

    private readonly ConcurrentDictionary<string, NpgsqlDataSource> _sources = new();

    /// <summary>The pool of a schema; commands run as the schema's role.</summary>
    public NpgsqlDataSource For(string schema) => _sources.GetOrAdd(schema, Make);

    /// <summary>A connection string that may create roles, schemas and tables.</summary>
    /// <exception cref="InvalidOperationException">The setting is missing or not a connection string.</exception>
    public NpgsqlConnectionStringBuilder Owner(string schema)
    {
        var setting = configuration.GetConnectionString(schema) is { Length: > 0 } ? schema : "Volt";
        var value = configuration.GetConnectionString(setting);
        if (string.IsNullOrWhiteSpace(value))
            throw new InvalidOperationException(
                "The setting ConnectionStrings:Volt is missing: give the connection string of a PostgreSQL 15 or later.");
        try
        {
            return new NpgsqlConnectionStringBuilder(value) { ApplicationName = "volt-kosova" };
        }
        catch (ArgumentException)
        {
            // The inner exception would quote the value, which holds the password.
            throw new InvalidOperationException($"The setting ConnectionStrings:{setting} is not a PostgreSQL connection string.");
        }
    }

    /// <summary>
    /// Forgets the idle connections of every pool. Called when PostgreSQL was away: each of them would cost a request its answer.
    /// </summary>
    public void ForgetIdle()
    {
        foreach (var source in _sources.Values)
            source.Clear();
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        foreach (var source in _sources.Values)
            await source.DisposeAsync();
    }

    /// <inheritdoc />
    public void Dispose()
    {
        foreach (var source in _sources.Values)
            source.Dispose();
    }

    private NpgsqlDataSource Make(string schema)
    {
        var connection = Owner(schema);
        connection.Options =
            $"-c role=volt_{schema} -c search_path={schema} -c idle_in_transaction_session_timeout=30s {connection.Options}".TrimEnd();
        connection.MaxPoolSize = PoolSize;
        connection.MaxAutoPrepare = 100;
        connection.AutoPrepareMinUsages = 2;
        connection.NoResetOnClose = true;

        // All types in our tables are PostgreSQL's own. Asking for them, pool by pool, would take a fifth of the start.
        return new NpgsqlDataSourceBuilder(connection.ConnectionString)
            .ConfigureTypeLoading(types => types.EnableTypeLoading(false))
            .Build();
    }
}
