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
    private Cuts _cuts = null!;

    public async ValueTask InitializeAsync()
    {
        await _database.InitializeAsync();
        _databases = new Databases(new ConfigurationBuilder()
            .AddInMemoryCollection([new("ConnectionStrings:Volt", _database.ConnectionString)]).Build());
        await new Migrator(_databases, [AuditSchema.Definition], NullLogger<Migrator>.Instance).Migrate(default);
        _ids = new IdSource(_clock);
        _trail = new Trail(_databases);
        var marks = new BlindIndex(KeyRing.Parse(KeyRing.NewLines("test"), "test"));
        (_seals, _cuts) = (new Seals(_databases, marks, _ids, _clock), new Cuts(_databases, marks, _ids, _clock));
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

        foreach (var wish in (string[])["DELETE FROM mt_doc_entry", "UPDATE mt_doc_entry SET data = '{}'", "DELETE FROM mt_doc_seal",
            "INSERT INTO mt_doc_cut (id, number, data) VALUES (gen_random_uuid(), 1, '{}')"])
        {
            var no = await Should.ThrowAsync<PostgresException>(() => Execute(host, wish));
            no.SqlState.ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
        }
    }

    [Fact]
    public async Task still_holds_when_the_rule_has_cut_off_its_beginning()
    {
        await Keep(3);
        await SealedYearsAgo(3);
        await Keep(2);
        await SealedYearsAgo(2);
        await Keep(4);
        await Seal();
        var noted = (await _seals.All(default))[0];
        var rule = new TrailRetention(_cuts);
        var before = DateTimeOffset.UtcNow.AddDays(-366);

        (await rule.Count(before, default)).ShouldBe(5);
        (await rule.DeletePiece(before, default)).ShouldBe(3);
        (await rule.DeletePiece(before, default)).ShouldBe(2);
        (await rule.DeletePiece(before, default)).ShouldBe(0);

        (await _cuts.Newest(default))!.Seal.ShouldBe(2);
        (await Check()).ShouldBeNull();
        (await Check(noted)).ShouldBeNull("a seal that was noted years ago is still there");
        await Keep(1);
        await Seal();
        (await Check()).ShouldBeNull();
        await AsOwner("DELETE FROM audit.mt_doc_entry WHERE number = 7");
        (await Check()).ShouldBe("audit-trail-changed");
    }

    [Theory]
    [InlineData("DELETE FROM audit.mt_doc_cut", "the cut is hidden")]
    [InlineData("UPDATE audit.mt_doc_cut SET number = 2, data = jsonb_set(data, '{seal}', '2')", "the cut is moved")]
    [InlineData("DELETE FROM audit.mt_doc_seal WHERE number = 1", "the seal of the cut is gone")]
    [InlineData("INSERT INTO audit.mt_doc_entry (id, data) OVERRIDING SYSTEM VALUE VALUES (gen_random_uuid(), '{}')", null)]
    [InlineData(
        "INSERT INTO audit.mt_doc_entry (id, number, data) OVERRIDING SYSTEM VALUE VALUES (gen_random_uuid(), 1, '{}')", "it is filled up")]
    public async Task finds_a_cut_that_is_not_the_rule_s(string change, string? why)
    {
        await Keep(3);
        await SealedYearsAgo(3);
        await Keep(2);
        await Seal();
        (await new TrailRetention(_cuts).DeletePiece(DateTimeOffset.UtcNow.AddDays(-366), default)).ShouldBe(3);

        await AsOwner(change);

        (await Check()).ShouldBe(why is null ? null : "audit-trail-changed", why);
    }

    [Fact]
    public async Task is_never_cut_within_a_year_whatever_the_host_is_told()
    {
        await Keep(3);
        await SealedYearsAgo(0);

        var no = await Should.ThrowAsync<PostgresException>(() =>
            new TrailRetention(_cuts).DeletePiece(DateTimeOffset.UtcNow.AddDays(1), default));

        no.SqlState.ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
        (await Check()).ShouldBeNull();
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

    /// <summary>The database looks at its own clock before it lets anything go.</summary>
    private async Task SealedYearsAgo(int years)
    {
        _clock.Advance(DateTimeOffset.UtcNow.AddYears(-years) - _clock.GetUtcNow());
        await Seal();
        _clock.Advance(DateTimeOffset.UtcNow - _clock.GetUtcNow());
    }

    private async Task<string?> Check(Seal? noted = null)
    {
        try
        {
            await new CheckTrail(_seals, _cuts).Run(new CheckTrail.Parameters(noted?.Number ?? 0, noted?.Mark), NewRun(), default);
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
