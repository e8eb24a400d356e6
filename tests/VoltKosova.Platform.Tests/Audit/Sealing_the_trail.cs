using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Shouldly;
using VoltKosova.Audit;
using VoltKosova.EventStore;
using VoltKosova.Jobs;
using VoltKosova.Postgres;
using VoltKosova.Privacy;
using VoltKosova.Testing;
using Xunit;

namespace VoltKosova.Platform.Tests.Audit;

public sealed class Sealing_the_trail : IAsyncLifetime
{
    private readonly TestDatabase _database = new();
    private readonly FixedClock _clock = new(FixedClock.Start);
    private Databases _databases = null!;
    private IdSource _ids = null!;
    private Trail _trail = null!;
    private Seals _seals = null!;

    public async ValueTask InitializeAsync()
    {
        await _database.InitializeAsync();
        _databases = new Databases(new ConfigurationBuilder()
            .AddInMemoryCollection([new("ConnectionStrings:Volt", _database.ConnectionString)]).Build());
        await new Migrator(_databases, [AuditSchema.Definition], NullLogger<Migrator>.Instance).Migrate(default);
        _ids = new IdSource(_clock);
        _trail = new Trail(_databases);
        _seals = new Seals(_databases, new BlindIndex(KeyRing.Parse(KeyRing.NewLines("test"), "test")), _ids, _clock);
    }

    public async ValueTask DisposeAsync()
    {
        await _databases.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task holds_while_nobody_touches_it()
    {
        await Keep(3);
        await Seal();
        await Keep(2);
        await Seal();

        (await Check()).ShouldBeNull();
        (await _seals.All(default)).Select(seal => (seal.Number, seal.Entries)).ShouldBe([(1, 3), (2, 2)]);
    }

    [Theory]
    [InlineData("UPDATE audit.mt_doc_entry SET data = jsonb_set(data, '{outcome}', '\"done\"') WHERE number = 2")]
    [InlineData("DELETE FROM audit.mt_doc_entry WHERE number = 2")]
    [InlineData("DELETE FROM audit.mt_doc_entry WHERE number = 3")]
    [InlineData("UPDATE audit.mt_doc_entry SET id = gen_random_uuid() WHERE number = 1")]
    [InlineData("UPDATE audit.mt_doc_seal SET data = jsonb_set(data, '{entries}', '2') WHERE number = 1")]
    [InlineData("DELETE FROM audit.mt_doc_seal WHERE number = 1")]
    [InlineData(
        """
        DELETE FROM audit.mt_doc_entry WHERE number = 2;
        INSERT INTO audit.mt_doc_entry (id, number, data) OVERRIDING SYSTEM VALUE
        SELECT gen_random_uuid(), 2, data FROM audit.mt_doc_entry WHERE number = 1;
        """)]
    public async Task shows_what_was_done_to_it_by_who_owns_the_database(string crime)
    {
        await Keep(3);
        await Seal();
        await Keep(2);
        await Seal();
        (await Check()).ShouldBeNull();

        await AsOwner(crime);

        (await Check()).ShouldBe("audit-trail-changed");
    }

    [Fact]
    public async Task shows_a_mark_that_was_made_without_the_key()
    {
        await Keep(2);
        var forged = new Seals(_databases, new BlindIndex(KeyRing.Parse(KeyRing.NewLines("thief"), "thief")), _ids, _clock);
        await forged.SealNext(await forged.End(default), default);

        (await Check()).ShouldBe("audit-trail-changed");
    }

    [Fact]
    public async Task shows_an_end_that_was_cut_off_to_who_has_noted_a_seal()
    {
        await Keep(2);
        await Seal();
        await Keep(2);
        await Seal();
        var noted = (await _seals.Newest(default))!;

        await AsOwner("DELETE FROM audit.mt_doc_seal WHERE number = 2; DELETE FROM audit.mt_doc_entry WHERE number > 2");

        (await Check()).ShouldBeNull("what is left agrees with itself");
        (await Check(noted)).ShouldBe("audit-trail-cut");
    }

    [Fact]
    public async Task waits_for_who_is_still_writing_and_seals_no_number_that_may_come_later()
    {
        await Keep(1);
        await using var writer = await _databases.For(AuditSchema.Name).OpenConnectionAsync();
        await using var transaction = await writer.BeginTransactionAsync();
        await Execute(writer, $"SELECT pg_advisory_xact_lock_shared({Trail.Lock})");
        await Execute(writer, "INSERT INTO mt_doc_entry (id, data) VALUES (gen_random_uuid(), '{}')");

        var end = _seals.End(default);
        await Task.WhenAny(end, Waiting());
        end.IsCompleted.ShouldBeFalse();
        await transaction.CommitAsync();

        (await end).ShouldBe(2);
    }

    [Fact]
    public async Task is_all_that_the_host_can_do_to_what_is_there()
    {
        await Keep(1);
        await using var host = await _databases.For(AuditSchema.Name).OpenConnectionAsync();

        foreach (var wish in (string[])["DELETE FROM mt_doc_entry", "UPDATE mt_doc_entry SET data = '{}'", "DELETE FROM mt_doc_seal"])
        {
            var no = await Should.ThrowAsync<PostgresException>(() => Execute(host, wish));
            no.SqlState.ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
        }
    }

    [Fact]
    public async Task finds_every_entry_that_was_kept_at_the_same_time_as_others()
    {
        await Task.WhenAll(Enumerable.Range(0, 300).Select(_ => Task.Run(() => Keep(1))));
        await Seal();

        (await _seals.All(default)).Sum(seal => seal.Entries).ShouldBe(300);
        (await Check()).ShouldBeNull();
    }

    private async Task Keep(int entries)
    {
        for (var at = 0; at < entries; at++)
        {
            await _trail.Keep(
                new Entry(
                    _ids.Next(), _clock.GetUtcNow(), "GetMember", EntryWay.Api, EntryOutcome.Denied, 403, null, null, "192.0.2.0/24",
                    [], [Guid.NewGuid()], [], [], null, null),
                default);
        }
    }

    private Task Seal() => new SealTrail(_seals, NullLogger<SealTrail>.Instance).Run(new NoParameters(), NewRun(), default);

    private async Task<string?> Check(Seal? noted = null)
    {
        try
        {
            await new CheckTrail(_seals).Run(new CheckTrail.Parameters(noted?.Number ?? 0, noted?.Mark), NewRun(), default);
            return null;
        }
        catch (JobFailedException failed)
        {
            return failed.Code;
        }
    }

    private JobRun NewRun() => new(_ids.Next(), 1, _clock, default);

    private async Task Waiting()
    {
        await using var look = new NpgsqlConnection(_database.ConnectionString + ";Pooling=false");
        await look.OpenAsync();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        await using var command = new NpgsqlCommand(
            "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted AND database = "
            + "(SELECT oid FROM pg_database WHERE datname = current_database())",
            look);
        while ((long)(await command.ExecuteScalarAsync(patience.Token))! == 0)
            await Task.Yield();
    }

    private async Task AsOwner(string sql)
    {
        await using var owner = new NpgsqlConnection(_database.ConnectionString + ";Pooling=false");
        await owner.OpenAsync();
        await Execute(owner, sql);
    }

    private static async Task Execute(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
