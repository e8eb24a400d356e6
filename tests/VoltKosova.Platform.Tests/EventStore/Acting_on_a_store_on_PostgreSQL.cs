using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Shouldly;
using VoltKosova.EventStore;
using VoltKosova.Kernel;
using VoltKosova.Postgres;
using VoltKosova.Testing;
using Xunit;

namespace VoltKosova.Platform.Tests.EventStore;

public sealed class Acting_on_a_store_on_PostgreSQL(InnDatabase database) : Acting_on_a_store, IClassFixture<InnDatabase>
{
    protected override IEventStore Port => database.Services!.GetRequiredKeyedService<IEventStore>("inn");

    [Fact]
    public async Task leaves_nothing_personal_to_read_outside_the_rows_of_the_view()
    {
        const string Canary = "Zogjeza Kanarina";
        var (guest, person) = await Inn.Arrives(Canary);

        (await Traces.Of(database.ConnectionString, "inn", Canary)).ShouldBe(["mt_doc_guest"]);
        var stored = (await Port.ReadStream(guest, default)).Single().Json;
        stored.ShouldContain("$sealed");
        stored.ShouldContain(person.ToString());
        stored.ShouldNotContain("soup");
    }

    [Fact]
    public async Task runs_one_commit_of_a_key_at_a_time_and_turns_others_away_at_once()
    {
        var (guest, _) = await Inn.Arrives("Lea");
        await using var first = await database.Services!.GetRequiredService<Databases>().For("inn").OpenConnectionAsync();
        await using (var transaction = await first.BeginTransactionAsync())
        {
            await using var take = new NpgsqlCommand("SELECT vk_only('key-2')", first);
            await take.ExecuteNonQueryAsync();

            var refused = await Should.ThrowAsync<CommitRefusedException>(() => MovesUnder("key-2"));

            refused.Outcome.ShouldBeOfType<CommitOutcome.KeyBusy>();
            (await Inn.Read(guest)).Version.ShouldBe(1);
            (await MovesUnder("key-3")).ShouldBeNull("another key is free");
        }

        (await MovesUnder("key-2")).ShouldBeNull("the key is free again when the transaction has ended");

        Task<Rejection?> MovesUnder(string key) => Inn.Write(writing =>
        {
            writing.ExclusiveKey = key;
            return writing.Decide(InnStreams.Guests, guest, new GuestCommand.Move(1));
        });
    }
}
