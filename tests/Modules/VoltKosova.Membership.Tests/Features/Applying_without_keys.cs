using System.Net;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Shouldly;
using VoltKosova.Accounts;
using VoltKosova.Chapters.Contracts;
using VoltKosova.Testing;
using VoltKosova.Webhooks;
using Xunit;

namespace VoltKosova.Membership.Tests.Features;

public sealed class Applying_without_keys(Applying_without_keys.KeylessHost host) : IClassFixture<Applying_without_keys.KeylessHost>
{
    [Fact]
    public async Task stores_nothing_and_says_that_it_is_no_mistake_of_the_applicant()
    {
        var applied = await host.Public.Post(MembershipHost.Applications, MembershipHost.Form("siskin@example.org"));

        applied.Status.ShouldBe(HttpStatusCode.ServiceUnavailable);
        applied.Code.ShouldBe("personal-data-unavailable");
        await using var connection = new NpgsqlConnection(host.ConnectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var count = new NpgsqlCommand("SELECT count(*) FROM membership.mt_events", connection);
        (await count.ExecuteScalarAsync(TestContext.Current.CancellationToken)).ShouldBe(0L);
    }

    [Fact]
    public async Task reads_nothing_that_needs_them_either_and_says_so()
    {
        var shown = await host.Public.Get($"{MembershipHost.Confirmations}/AaIEW9CRfsWMTQq-FimITl1V4OSRrQYXrZuhsN7EKIM");

        shown.Status.ShouldBe(HttpStatusCode.ServiceUnavailable);
        shown.Code.ShouldBe("personal-data-unavailable");
    }

    /// <summary>The module Membership beside a key service that does not answer.</summary>
    public sealed class KeylessHost : ModuleHost
    {
        protected override IEnumerable<KeyValuePair<string, string?>> Settings =>
            [new("Privacy:Key", ""), new("Privacy:KeyUrl", "http://127.0.0.1:9/ring")];

        protected override void AddModule(IServiceCollection services, IConfiguration configuration)
        {
            services.AddWebhooks(configuration);
            services.AddMembership(configuration);
            services.AddSingleton<IChapterTerritories>(new ChaptersStandIn());
            services.AddSingleton<IAccounts>(new AccountsStandIn());
            ChaptersStandIn.Add(services);
        }

        protected override void MapModule(IEndpointRouteBuilder routes) => routes.MapMembership();
    }
}
