using Npgsql;
using Shouldly;
using VoltKosova.Testing;
using Xunit;

namespace VoltKosova.Partnerships.Tests.Features;

public sealed class A_partner_who_is_a_person(PartnershipsHost host) : IClassFixture<PartnershipsHost>
{
    private readonly Guid _chapter = Guid.NewGuid();

    [Fact]
    public async Task is_known_to_the_chapter_and_not_to_everybody()
    {
        var path = await host.Added(_chapter, "Arta Ajri", "influencer");

        var read = await host.ManagerOf(_chapter).Get(path);
        read.Body["name"]!.GetValue<string>().ShouldBe("Arta Ajri");
        read.Body["person_id"].ShouldNotBeNull();
        (await host.Listed()).ShouldNotContain("Arta Ajri");
    }

    [Fact]
    public async Task stands_in_the_log_and_in_the_claims_only_under_their_own_key()
    {
        await host.Added(_chapter, "Blerta Bora", "influencer");

        (await Count("SELECT count(*) FROM partnerships.mt_doc_partner WHERE data ->> 'name' = 'Blerta Bora'")).ShouldBe(1);
        (await Count("SELECT count(*) FROM partnerships.mt_events WHERE data::text ILIKE '%blerta%'")).ShouldBe(0);
        (await Count("SELECT count(*) FROM partnerships.mt_doc_partner_name WHERE id || data::text ILIKE '%blerta%'")).ShouldBe(0);
    }

    private async Task<long> Count(string sql)
    {
        await using var source = NpgsqlDataSource.Create(host.ConnectionString);
        await using var command = source.CreateCommand(sql);
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
