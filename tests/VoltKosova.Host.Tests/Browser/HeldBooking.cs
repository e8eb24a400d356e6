using Npgsql;

namespace VoltKosova.Host.Tests.Browser;

/// <summary>Holds the booking of bank files once so many entries more are booked, until it is disposed of.</summary>
internal sealed class HeldBooking : IAsyncDisposable
{
    private readonly NpgsqlConnection _connection;

    private HeldBooking(NpgsqlConnection connection) => _connection = connection;

    public static async Task<HeldBooking> After(int entries, string database)
    {
        var held = new HeldBooking(new NpgsqlConnection($"{database};Pooling=false"));
        await held._connection.OpenAsync();
        await using var count = new NpgsqlCommand("SELECT count(*) FROM membership.mt_doc_bank_entry", held._connection);
        var known = (long)(await count.ExecuteScalarAsync())!;
        await held.Run(
            $"""
            CREATE FUNCTION membership.hold() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                IF (SELECT count(*) FROM membership.mt_doc_bank_entry) >= {known + entries} THEN
                    PERFORM pg_advisory_xact_lock_shared(250);
                END IF;
                RETURN NEW;
            END $$;
            CREATE TRIGGER hold BEFORE INSERT ON membership.mt_doc_bank_entry FOR EACH STATEMENT EXECUTE FUNCTION membership.hold();
            SELECT pg_advisory_lock(250);
            """);
        return held;
    }

    public async ValueTask DisposeAsync()
    {
        await Run(
            "SELECT pg_advisory_unlock(250); DROP TRIGGER hold ON membership.mt_doc_bank_entry; DROP FUNCTION membership.hold();");
        await _connection.DisposeAsync();
    }

    private async Task Run(string sql)
    {
        await using var run = new NpgsqlCommand(sql, _connection);
        await run.ExecuteNonQueryAsync();
    }
}
