using System.Net;
using Npgsql;
using Shouldly;
using VoltKosova.Testing;
using Xunit;

namespace VoltKosova.Host.Tests.Operations;

public sealed class Forgetting_tombstones(StaffHost host) : IClassFixture<StaffHost>
{
    [Fact]
    public async Task deletes_those_that_nobody_can_ask_for_any_more()
    {
        var administrator = await host.SignedIn(StaffHost.Email, StaffHost.Password);
        await Execute(
            """
            INSERT INTO membership.vk_tombstones (table_name, id, scope, removed_at) VALUES
                ('mt_doc_application', 'old', '', now() - interval '31 days 1 minute'),
                ('mt_doc_application', 'young', '', now() - interval '30 days 23 hours')
            """);

        var accepted = await administrator.Post("/api/v1/jobs/host.forget-tombstones/runs", new { });
        accepted.Status.ShouldBe(HttpStatusCode.Accepted);
        await Running_a_job_over_the_API.Until(administrator, accepted.Location!, "succeeded");

        (await Execute("SELECT string_agg(id, ',') FROM membership.vk_tombstones")).ShouldBe("young");
    }

    private async Task<object?> Execute(string sql)
    {
        await using var connection = new NpgsqlConnection(host.ConnectionString + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }
}
