using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Shouldly;
using VoltKosova.Platform.Tests.Jobs;
using VoltKosova.Postgres;
using VoltKosova.Testing;
using Xunit;

namespace VoltKosova.Platform.Tests.Postgres;

public sealed class A_role_of_a_schema : IAsyncLifetime
{
    private static readonly string[] _wishes =
    [
        "SELECT * FROM bees.comb", "INSERT INTO bees.comb (id) VALUES (2)", "UPDATE bees.comb SET id = 3", "DELETE FROM bees.comb",
        "TRUNCATE bees.comb", "CREATE TABLE bees.theirs (id int)", "SELECT nextval('bees.comb_id_seq')", "DROP TABLE bees.comb",
    ];

    private readonly TestDatabase _database = new();
    private Databases _databases = null!;

    public async ValueTask InitializeAsync()
    {
        await _database.InitializeAsync();
        _databases = new Databases(new ConfigurationBuilder()
            .AddInMemoryCollection([new("ConnectionStrings:Volt", _database.ConnectionString)]).Build());
        SchemaDefinition[] schemas = [Schema("bees"), Schema("wasps")];
        await new Migrator(_databases, schemas, NullLogger<Migrator>.Instance).Migrate(default);
    }

    public async ValueTask DisposeAsync()
    {
        await _databases.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task works_in_its_own_schema()
    {
        (await Refusal("bees", "INSERT INTO comb DEFAULT VALUES")).ShouldBeNull();
        (await Refusal("bees", "SELECT * FROM comb")).ShouldBeNull();
        (await Refusal("bees", "DROP TABLE comb")).ShouldBe(PostgresErrorCodes.InsufficientPrivilege, "tables are the owner's");
        (await Refusal("bees", "CREATE TABLE more (id int)")).ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
    }

    [Fact]
    public async Task reads_and_changes_nothing_in_another_one()
    {
        foreach (var wish in _wishes)
            (await Refusal("wasps", wish)).ShouldBe(PostgresErrorCodes.InsufficientPrivilege, wish);
        (await Refusal("wasps", "CREATE TABLE public.theirs (id int)")).ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
        (await Refusal("wasps", "SELECT * FROM public.vk_migration")).ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
    }

    [Fact]
    public async Task is_made_once_though_another_database_of_the_cluster_makes_it_at_the_same_moment()
    {
        var moths = Schema($"moths_{Guid.NewGuid():N}"[..20]);
        var elsewhere = new TestDatabase();
        await elsewhere.InitializeAsync();
        await using var other = new NpgsqlConnection(elsewhere.ConnectionString + ";Pooling=false");
        await other.OpenAsync();
        await Execute(other, $"BEGIN; CREATE ROLE {moths.Role} NOLOGIN");

        var migrating = new Migrator(_databases, [moths], NullLogger<Migrator>.Instance).Migrate(default);
        await Wait.Until(() => IsWaitedFor(other), () => "it does not come to the role");
        await Execute(other, "COMMIT");
        await migrating;

        await other.DisposeAsync();
        await elsewhere.DisposeAsync();
        (await Refusal(moths.Name, "INSERT INTO comb DEFAULT VALUES")).ShouldBeNull();
    }

    private static async Task<bool> IsWaitedFor(NpgsqlConnection other)
    {
        await using var command = new NpgsqlCommand(
            "SELECT EXISTS (SELECT FROM pg_locks WHERE NOT granted AND pg_backend_pid() = ANY (pg_blocking_pids(pid)))", other);
        return await command.ExecuteScalarAsync() is true;
    }

    private static async Task Execute(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private static SchemaDefinition Schema(string name) =>
        new(name, [new Migration("001-comb", "CREATE TABLE comb (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY)")]);

    private async Task<string?> Refusal(string schema, string sql)
    {
        try
        {
            await using var command = _databases.For(schema).CreateCommand(sql);
            await command.ExecuteNonQueryAsync();
            return null;
        }
        catch (PostgresException no)
        {
            return no.SqlState;
        }
    }
}
