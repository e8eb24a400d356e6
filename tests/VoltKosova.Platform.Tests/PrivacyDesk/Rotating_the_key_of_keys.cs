using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Shouldly;
using VoltKosova.EventStore;
using VoltKosova.Jobs;
using VoltKosova.Platform.Tests.Privacy;
using VoltKosova.PrivacyDesk.Jobs;
using VoltKosova.Testing;
using Xunit;

namespace VoltKosova.Platform.Tests.PrivacyDesk;

public sealed class Rotating_the_key_of_keys(DeskHost host) : IClassFixture<DeskHost>
{
    private static readonly Guid _arta = new("11111111-1111-4111-8111-111111111111");
    private static readonly Guid _besa = new("22222222-2222-4222-8222-222222222222");
    private static readonly CancellationToken _forEver = CancellationToken.None;

    [Fact]
    public async Task wraps_the_keys_anew_and_leaves_what_they_seal()
    {
        var (key, row) = await Keys.Of(Keys.Line("old", 'o')).Make(_arta, FixedClock.Start, _forEver);
        var kept = key.Seal("Arta", "here");
        await Put(_arta, row);
        await Put(_besa, Keys.Of(Keys.Line("old", 'o')).Destroyed(FixedClock.Start));
        var erased = await Row(_besa);

        (await Run()).ShouldBe(["Wrapped 1 keys.", "Wrapped 0 other secrets."]);
        (await Run()).ShouldBe(["Wrapped 0 keys.", "Wrapped 0 other secrets."]);

        var anew = await Row(_arta);
        anew.ShouldContain("\"kek\": \"test\"");
        var keys = host.Services.GetRequiredService<IPersonKeys>();
        (await keys.Unwrap(_arta, anew, _forEver))!.Open(kept, "here").ShouldBe("Arta");
        (await Keys.Of(Keys.Line("test", 't')).Unwrap(_arta, anew, _forEver)).ShouldNotBeNull("the old line is not needed any more");
        (await Row(_besa)).ShouldBe(erased, "what is destroyed stays destroyed");
    }

    private async Task<IEnumerable<string>> Run()
    {
        var run = new JobRun(Guid.NewGuid(), 1, host.Clock, _forEver);
        await host.With<RewrapKeys, bool>(async job =>
        {
            await job.Run(new NoParameters(), run, _forEver);
            return true;
        });
        return run.TakeLines().Select(line => line.Text.En);
    }

    private Task<string> Put(Guid person, string row) =>
        Sql($"INSERT INTO privacy.mt_doc_person_key (id, data) VALUES ('{person}', '{row}') RETURNING id::text");

    private Task<string> Row(Guid person) => Sql($"SELECT data::text FROM privacy.mt_doc_person_key WHERE id = '{person}'");

    private async Task<string> Sql(string sql)
    {
        await using var connection = new NpgsqlConnection(host.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return (string)(await command.ExecuteScalarAsync())!;
    }
}
