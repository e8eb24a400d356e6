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
    public async Task holds_up_nobody_for_longer_than_half_a_minute_by_a_transaction_that_does_nothing()
    {
        await using var ask = _databases.For("bees").CreateCommand("SHOW idle_in_transaction_session_timeout");
        (await ask.ExecuteScalarAsync()).ShouldBe("30s");
    }

    [Fact]
    public async Task is_made_again_where_the_cluster_does_not_know_it_though_the_schema_is_there()
    {
        var ants = Schema($"ants_{Guid.NewGuid():N}"[..20]);
        var empty = ants with { Migrations = [new Migration("001-nothing", "SELECT 1")] };
        await Migrate(empty);
        await Owner($"DROP OWNED BY {ants.Role}; DROP ROLE {ants.Role}");

        await Migrate(empty);
        await Migrate(empty with { Migrations = [.. empty.Migrations, .. ants.Migrations] });

        (await Refusal(ants.Name, "INSERT INTO comb DEFAULT VALUES")).ShouldBeNull();
    }

    [Fact]
    public async Task that_lost_what_it_may_do_with_tables_stops_the_start_before_anybody_waits_for_an_answer()
    {
        var flies = Schema($"flies_{Guid.NewGuid():N}"[..20]);
        await Migrate(flies);
        await Owner($"DROP OWNED BY {flies.Role}; DROP ROLE {flies.Role}");

        var refused = await Should.ThrowAsync<InvalidOperationException>(() => Migrate(flies));

        refused.Message.ShouldContain(flies.Role);
        refused.Message.ShouldContain("restore");
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

    private Task Migrate(SchemaDefinition schema) => new Migrator(_databases, [schema], NullLogger<Migrator>.Instance).Migrate(default);

    private async Task Owner(string sql)
    {
        await using var connection = new NpgsqlConnection(_database.ConnectionString + ";Pooling=false");
        await connection.OpenAsync();
        await Execute(connection, sql);
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
