using Npgsql;
using Shouldly;
using VoltKosova.Postgres;
using VoltKosova.Testing;
using Xunit;

namespace VoltKosova.Platform.Tests.Postgres;

public sealed class Planning_anew : IAsyncLifetime
{
    private readonly TestDatabase _database = new();

    public async ValueTask InitializeAsync() => await _database.InitializeAsync();

    public async ValueTask DisposeAsync() => await _database.DisposeAsync();

    [Fact]
    public async Task gives_its_connection_back_when_the_statement_fails()
    {
        await using var one = NpgsqlDataSource.Create(
            new NpgsqlConnectionStringBuilder(_database.ConnectionString) { MaxPoolSize = 1, Timeout = 3 });

        for (var time = 0; time < 2; time++)
            (await Should.ThrowAsync<PostgresException>(() => Run(one, 0))).SqlState.ShouldBe(PostgresErrorCodes.DivisionByZero);

        (await Run(one, 5)).ShouldBe(2);
    }

    private static async Task<int> Run(NpgsqlDataSource database, int by)
    {
        await using var divide = new PlannedAnew(database, "SELECT 10 / $1");
        divide.Parameters.Add(new NpgsqlParameter<int> { TypedValue = by });
        await using var reader = await divide.Read(CancellationToken.None);
        await reader.ReadAsync();
        return reader.GetInt32(0);
    }
}
