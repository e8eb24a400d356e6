using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Shouldly;
using VoltKosova.Platform.Tests.Privacy;
using VoltKosova.Postgres;
using VoltKosova.Privacy;
using VoltKosova.Webhooks.Endpoints;
using Xunit;

namespace VoltKosova.Platform.Tests.Webhooks;

public sealed class Rotating_the_key_of_secrets(PeerHost host) : IClassFixture<PeerHost>
{
    [Fact]
    public async Task wraps_ours_and_those_of_peers_anew_so_that_the_old_key_can_go()
    {
        var (peer, ours, theirs) = await host.Befriend();
        var databases = host.Services.GetRequiredService<Databases>();
        var both = new WrappedSecrets(databases, new KeyWrap(Keys.Ring(Keys.Line("next", 'n'), Keys.Line("test", 't'))));

        (await both.Rewrap(default)).ShouldBe(2);
        (await both.Rewrap(default)).ShouldBe(0);

        var next = new Secrets(new KeyWrap(Keys.Ring(Keys.Line("next", 'n'))));
        (await Kept(next, peer, "SELECT data ->> 'wrapped' FROM webhooks.mt_doc_webhook_secret WHERE id = $1")).ShouldBe(ours);
        (await Kept(next, peer, "SELECT data ->> 'wrapped_keys' FROM webhooks.mt_doc_webhook_peer WHERE id = $1")).ShouldBe(theirs);
    }

    private async Task<string> Kept(Secrets secrets, Guid peer, string sql)
    {
        await using var connection = new NpgsqlConnection(host.ConnectionString);
        await connection.OpenAsync();
        await using var read = new NpgsqlCommand(sql, connection) { Parameters = { new() { Value = peer } } };
        var row = new SecretRow((string)(await read.ExecuteScalarAsync())!);
        return secrets.Unwrap(peer, row, host.Clock.GetUtcNow()).ShouldHaveSingleItem().Value;
    }
}
