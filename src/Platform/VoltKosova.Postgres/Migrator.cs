using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace VoltKosova.Postgres;

/// <summary>
/// Brings every schema to the newest migration, once, whoever starts first: hosts that start together wait for each other on an advisory
/// lock. Each migration is one transaction with its line in <c>public.vk_migration</c>, so a kill leaves no half step.
/// </summary>
public sealed partial class Migrator(Databases databases, IEnumerable<SchemaDefinition> schemas, ILogger<Migrator> log)
{
    private const long Lock = 0x566F6C744D696772; // "VoltMigr"

    // What every schema may use. It is there in every database already and nobody's, so it is neither made nor given a role.
    private static readonly SchemaDefinition _public = new("public", Migration.From(typeof(Migrator).Assembly, "Sql"));

    /// <summary>Runs what has not run yet.</summary>
    /// <exception cref="InvalidOperationException">
    /// A migration that has run was changed afterwards, or the database was restored without the rights of its roles.
    /// </exception>
    public async Task Migrate(CancellationToken cancellation)
    {
        foreach (var database in schemas.GroupBy(schema => databases.Owner(schema.Name).ConnectionString))
        {
            await using var connection = new NpgsqlConnection(database.Key + ";Pooling=false");
            await connection.OpenAsync(cancellation);
            await Execute(connection, $"SELECT pg_advisory_lock({Lock})", cancellation);
            var done = await Journal(connection, cancellation);
            var lacking = await Lacking(connection, database, cancellation);
            foreach (var schema in database.Prepend(_public))
            {
                if (schema != _public && (lacking.Contains(schema.Name) || !done.Keys.Any(key => key.Schema == schema.Name)))
                    await Create(connection, schema, cancellation);
                var ran = 0;
                foreach (var migration in schema.Migrations)
                    ran += await Run(connection, schema, migration, done, cancellation) ? 1 : 0;
                if (ran > 0)
                    Migrated(log, schema.Name, ran);
            }
        }
    }

    private static async Task<Dictionary<(string Schema, string Name), string>> Journal(
        NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var exists = new NpgsqlCommand("SELECT to_regclass('public.vk_migration') IS NOT NULL", connection);
        if (await exists.ExecuteScalarAsync(cancellation) is false)
        {
            await Execute(
                connection,
                """
                CREATE TABLE public.vk_migration (
                    schema     varchar     NOT NULL,
                    name       varchar     NOT NULL,
                    sha256     varchar     NOT NULL,
                    applied_at timestamptz NOT NULL DEFAULT now(),
                    PRIMARY KEY (schema, name))
                """,
                cancellation);
        }

        var done = new Dictionary<(string, string), string>();
        await using var read = new NpgsqlCommand("SELECT schema, name, sha256 FROM public.vk_migration", connection);
        await using var reader = await read.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
            done.Add((reader.GetString(0), reader.GetString(1)), reader.GetString(2));
        return done;
    }

    /// <summary>
    /// The schemas that are there without their role, or whose role the owner cannot take: a dump holds no roles. What they may do with
    /// tables it does hold, and nobody but the migrations knows it.
    /// </summary>
    private static async Task<HashSet<string>> Lacking(
        NpgsqlConnection connection, IEnumerable<SchemaDefinition> schemas, CancellationToken cancellation)
    {
        await using var look = new NpgsqlCommand(
            """
            SELECT nspname,
                coalesce(pg_has_role(CURRENT_USER, role, 'MEMBER') AND has_schema_privilege(role, oid, 'USAGE'), false),
                (SELECT bool_or(coalesce(has_table_privilege(role, kept.oid, 'SELECT'), false)) FROM pg_class AS kept
                 WHERE kept.relnamespace = space.oid AND kept.relkind = 'r') IS FALSE
            FROM (SELECT oid, nspname, to_regrole('volt_' || nspname)::oid AS role FROM pg_namespace WHERE nspname = ANY ($1)) AS space
            """,
            connection)
        { Parameters = { new() { Value = schemas.Select(schema => schema.Name).ToArray() } } };
        await using var reader = await look.ExecuteReaderAsync(cancellation);
        var lacking = new HashSet<string>(StringComparer.Ordinal);
        while (await reader.ReadAsync(cancellation))
        {
            var name = reader.GetString(0);
            if (reader.GetBoolean(2))
                throw new InvalidOperationException(
                    $"The role volt_{name} may read no table of its schema: make the roles, then restore (docs/operations.md).");
            if (!reader.GetBoolean(1))
                lacking.Add(name);
        }

        return lacking;
    }

    private static async Task Create(NpgsqlConnection connection, SchemaDefinition schema, CancellationToken cancellation)
    {
        // Roles belong to the cluster: another database may be making the same one now. One that came in between is sure to be seen only
        // by the next transaction.
        await Execute(
            connection,
            $"""
            DO $$ BEGIN
                IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '{schema.Role}') THEN CREATE ROLE {schema.Role} NOLOGIN; END IF;
            EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
            END $$
            """,
            cancellation);
        await Execute(
            connection,
            $"""
            DO $$ BEGIN
                IF NOT pg_has_role(CURRENT_USER, '{schema.Role}', 'MEMBER') THEN GRANT {schema.Role} TO CURRENT_USER; END IF;
            END $$;
            CREATE SCHEMA IF NOT EXISTS {schema.Name};
            GRANT USAGE ON SCHEMA {schema.Name} TO {schema.Role};
            ALTER DEFAULT PRIVILEGES IN SCHEMA {schema.Name} GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO {schema.Role};
            ALTER DEFAULT PRIVILEGES IN SCHEMA {schema.Name} GRANT USAGE, SELECT ON SEQUENCES TO {schema.Role};
            """,
            cancellation);
    }

    private static async Task<bool> Run(
        NpgsqlConnection connection,
        SchemaDefinition schema,
        Migration migration,
        Dictionary<(string Schema, string Name), string> done,
        CancellationToken cancellation)
    {
        var sql = migration.Sql.Replace("{schema}", schema.Name, StringComparison.Ordinal).ReplaceLineEndings("\n");
        var sha = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(sql)));
        if (done.TryGetValue((schema.Name, migration.Name), out var applied))
        {
            if (applied != sha)
                throw new InvalidOperationException(
                    $"The migration {schema.Name}/{migration.Name} has run in another form: add a new one instead.");
            return false;
        }

        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await Execute(connection, $"SET LOCAL search_path TO {schema.Name}", cancellation);
        await Execute(connection, sql, cancellation);
        await using var line = new NpgsqlCommand("INSERT INTO public.vk_migration (schema, name, sha256) VALUES ($1, $2, $3)", connection);
        foreach (var value in (string[])[schema.Name, migration.Name, sha])
            line.Parameters.Add(new NpgsqlParameter { Value = value });
        await line.ExecuteNonQueryAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return true;
    }

    private static async Task Execute(NpgsqlConnection connection, string sql, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        command.CommandTimeout = 0;
        await command.ExecuteNonQueryAsync(cancellation);
    }

    [LoggerMessage(LogLevel.Information, "Brought {Schema} up to date: {Count} migrations")]
    private static partial void Migrated(ILogger log, string schema, int count);
}
