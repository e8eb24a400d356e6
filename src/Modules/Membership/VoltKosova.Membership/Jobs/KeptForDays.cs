using Npgsql;
using VoltKosova.EventStore;
using VoltKosova.Kernel;
using VoltKosova.Policy;
using VoltKosova.Postgres;
using VoltKosova.PrivacyDesk;

namespace VoltKosova.Membership.Jobs;

/// <summary>What the module keeps for as many days as a dated setting says, and then forgets one by one, each in its own commit.</summary>
/// <param name="id">The id of the rule.</param>
/// <param name="what">What is forgotten.</param>
/// <param name="days">The setting.</param>
/// <param name="due">The SQL from FROM on that finds what may go; $1 is the moment before which it has ended.</param>
internal abstract class KeptForDays(
    string id, LocalText what, PolicyNumber days, string due, Store<MembershipStreams> store, Databases databases, PolicyBook policy,
    TimeProvider clock) : IRetain
{
    private const int Piece = 100;

    public string Id => id;

    protected Databases Databases => databases;

    public async Task<RetentionRule> Rule(CancellationToken cancellation)
    {
        var today = Seat.DayOf(clock.GetUtcNow());
        var rules = await policy.Read(cancellation, days);
        var (from, source) = rules.OriginOf(days, today);
        return new RetentionRule(id, what, rules.Number(days, today), from, source);
    }

    public async Task<long> Count(DateTimeOffset before, CancellationToken cancellation)
    {
        await using var count = Command("SELECT count(*) ", before);
        return (long)(await count.ExecuteScalarAsync(cancellation))!;
    }

    public async Task<long> DeletePiece(DateTimeOffset before, CancellationToken cancellation)
    {
        var ids = new List<string>();
        await using (var find = Command("SELECT id::text ", before, $" LIMIT {Piece}"))
        await using (var reader = await find.ExecuteReaderAsync(cancellation))
        {
            while (await reader.ReadAsync(cancellation))
                ids.Add(reader.GetString(0));
        }

        foreach (var one in ids)
            await store.Write(writing => Forget(writing, one), cancellation);
        return ids.Count;
    }

    /// <summary>Forgets one.</summary>
    /// <returns>Whether there was something to forget.</returns>
    protected abstract Task<bool> Forget(Writing writing, string one);

    /// <summary>The values of the SQL.</summary>
    protected virtual NpgsqlParameter[] Values(DateTimeOffset before, DateTimeOffset now) =>
        [new NpgsqlParameter<DateTimeOffset> { TypedValue = before }];

    private NpgsqlCommand Command(string select, DateTimeOffset before, string limit = "")
    {
        var command = databases.For(MembershipStreams.Module).CreateCommand(select + due + limit);
        command.Parameters.AddRange(Values(before, clock.GetUtcNow()));
        return command;
    }
}
