using System.Net;
using Npgsql;
using Shouldly;
using VoltKosova.Access;
using VoltKosova.Testing;
using Xunit;
using static VoltKosova.Partnerships.Tests.Features.PartnershipsHost;

namespace VoltKosova.Partnerships.Tests.Features;

public sealed class Agreeing_with_a_partner(PartnershipsHost host) : IClassFixture<PartnershipsHost>
{
    private readonly Guid _chapter = Guid.NewGuid();

    [Fact]
    public async Task is_proposed_approved_by_another_signed_by_both_and_in_force()
    {
        var manager = host.ManagerOf(_chapter);
        var board = host.BoardOf(_chapter);
        var partner = await host.Looked(_chapter, "OJQ Ajri i Pastër");
        var path = await host.Proposed(manager, partner);

        (await manager.Post($"{path}/review", null, 1)).Version.ShouldBe(2);
        (await manager.Post($"{path}/approval", null, 2)).Code.ShouldBe("proposer-cannot-approve");
        (await board.Post($"{path}/approval", null, 2)).Version.ShouldBe(3);
        (await board.Post($"{path}/signatures/ours", Signature("2026-03-02"), 3)).Version.ShouldBe(4);
        (await manager.Get(path)).Body["state"]!.GetValue<string>().ShouldBe("approved");
        (await manager.Post($"{path}/signatures/partner", Signature("2026-03-02", "Blerim Ajri"), 4)).Version.ShouldBe(6);

        var read = await manager.Get(path);
        (read.Body["state"]!.GetValue<string>(), read.Body["in_force_from"]!.GetValue<string>()).ShouldBe(("in_force", "2026-03-02"));
        read.Body["partner_signatory"]!.GetValue<string>().ShouldBe("Blerim Ajri");
        (await Count("SELECT count(*) FROM partnerships.mt_events WHERE data::text ILIKE '%blerim%'")).ShouldBe(0);
        (await host.Log("partnerships", Guid.Parse(path.Split('/')[^1]))).ShouldBe(
        [
            "partnerships.agreement-proposed.v1",
            "partnerships.agreement-review-began.v1",
            "partnerships.agreement-approved.v1",
            "partnerships.agreement-signed-by-us.v1",
            "partnerships.agreement-signed-by-partner.v1",
            "partnerships.agreement-in-force.v1",
        ]);
    }

    [Fact]
    public async Task signed_twice_is_signed_once_and_another_document_is_refused()
    {
        var (manager, path) = await host.InForce(_chapter, "OJQ Dy Herë");
        var keys = await Count("SELECT count(*) FROM partnerships.mt_doc_person_key");

        (await manager.Post($"{path}/signatures/partner", Signature("2026-03-02", "Tjetër Kush"), 6)).Version.ShouldBe(6);
        var other = await manager.Post(
            $"{path}/signatures/partner", new { Signatory = "X", SignedOn = "2026-03-02", DocumentSha256 = new string('0', 64) }, 6);

        (other.Status, other.Code).ShouldBe((HttpStatusCode.Conflict, "document-differs"));
        (await manager.Get(path)).Body["partner_signatory"]!.GetValue<string>().ShouldBe("Blerim Ajri");
        (await Count("SELECT count(*) FROM partnerships.mt_doc_person_key")).ShouldBe(keys);
    }

    [Fact]
    public async Task waits_for_findings_that_allow_it()
    {
        var manager = host.ManagerOf(_chapter);
        var partner = await host.Added(_chapter, "OJQ Pa Kontroll");
        var path = await host.Proposed(manager, partner);
        await manager.Post($"{path}/review", null, 1);

        (await host.BoardOf(_chapter).Post($"{path}/approval", null, 2)).Code.ShouldBe("due-diligence-needed");
        await manager.Put($"{partner}/due-diligence", Findings(conflicts: "adverse"), 1);
        (await host.BoardOf(_chapter).Post($"{path}/approval", null, 2)).Code.ShouldBe("due-diligence-needed");
        await manager.Put($"{partner}/due-diligence", Findings(), 2);
        (await host.BoardOf(_chapter).Post($"{path}/approval", null, 2)).Status.ShouldBe(HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task can_be_turned_down_with_a_reason()
    {
        var manager = host.ManagerOf(_chapter);
        var path = await host.Proposed(manager, await host.Added(_chapter, "OJQ Jo"));

        (await host.BoardOf(_chapter).Post($"{path}/rejection", new { Reason = " " }, 1)).Errors.ShouldBe([("#/reason", "not-empty")]);
        (await host.BoardOf(_chapter).Post($"{path}/rejection", new { Reason = "Nuk na përshtatet" }, 1)).Version.ShouldBe(2);
        (await manager.Post($"{path}/review", null, 2)).Code.ShouldBe("agreement-state-forbids");
        (await manager.Get(path)).Body["reason"]!.GetValue<string>().ShouldBe("Nuk na përshtatet");
    }

    [Fact]
    public async Task needs_terms_that_make_sense()
    {
        var manager = host.ManagerOf(_chapter);
        var partner = Guid.Parse((await host.Added(_chapter, "OJQ Kushtet")).Split('/')[^1]);

        (await manager.Post(Agreements, new { PartnerId = partner, Terms = Terms(hash: "abc") })).Errors
            .ShouldBe([("#/terms/document_sha256", "document-hash-not-valid")]);
        (await manager.Post(Agreements, new { PartnerId = partner, Terms = Terms(endsOn: "2026-01-01") })).Code
            .ShouldBe("agreement-ends-before-it-starts");
        (await manager.Post(Agreements, new { PartnerId = Guid.NewGuid(), Terms = Terms() })).Code.ShouldBe("no-such-partner");
    }

    [Fact]
    public async Task is_amended_by_a_newer_edition_one_at_a_time()
    {
        var (manager, path) = await host.InForce(_chapter, "OJQ Edicioni");
        var first = await manager.Post($"{path}/amendments", Terms(title: "Edicioni i dytë"));
        first.Status.ShouldBe(HttpStatusCode.Created);

        (await manager.Post($"{path}/amendments", Terms())).Code.ShouldBe("amendment-under-way");
        await host.BoardOf(_chapter).Post($"{first.Location}/rejection", new { Reason = "Jo kështu" }, 1);
        var both = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => manager.Post($"{path}/amendments", Terms(title: "E dyta"))));
        both.Select(reply => reply.Status).Order().ShouldBe([HttpStatusCode.Created, HttpStatusCode.Conflict]);
        var second = both.Single(reply => reply.Status is HttpStatusCode.Created).Location!;
        (await manager.Get(path)).Body["state"]!.GetValue<string>().ShouldBe("in_force");
        await host.Bind(_chapter, second);

        var (old, now) = (await manager.Get(path), await manager.Get(second));
        (old.Body["state"]!.GetValue<string>(), old.Body["ended_for"]!.GetValue<string>(), old.Id("replaced_by"))
            .ShouldBe(("ended", "amended", now.Id("id")));
        (now.Body["state"]!.GetValue<string>(), now.Body["edition"]!.GetValue<int>(), now.Id("parent_id"))
            .ShouldBe(("in_force", 2, old.Id("id")));
    }

    [Fact]
    public async Task is_terminated_with_the_agreed_notice()
    {
        var (manager, path) = await host.InForce(_chapter, "OJQ Fundi");
        static object Termination(string effective) =>
            new { RequestedOn = "2026-03-02", EffectiveOn = effective, WithoutNotice = false, Reason = "Mbaroi puna" };

        var tooSoon = await manager.Post($"{path}/termination", Termination("2026-03-20"), 6);
        (tooSoon.Code, tooSoon.Body["detail"]!.GetValue<string>()).ShouldBe(
            ("notice-too-short", "The agreed notice is longer: at the earliest 2026-04-01."));
        (await manager.Post($"{path}/termination", Termination("2026-04-01"), 6)).Version.ShouldBe(7);
        (await manager.Get(path)).Body["terminates_on"]!.GetValue<string>().ShouldBe("2026-04-01");
    }

    [Fact]
    public async Task is_for_ones_own_chapters_and_the_version_that_was_read()
    {
        var (manager, path) = await host.InForce(_chapter, "OJQ Tonat");
        var other = host.ManagerOf(Guid.NewGuid());

        (await other.Get(path)).Code.ShouldBe("no-such-agreement");
        (await other.Post($"{path}/signatures/ours", Signature("2026-03-02"), 6)).Code.ShouldBe("no-such-agreement");
        (await manager.Post($"{path}/signatures/ours", Signature("2026-03-02"), 5)).Status.ShouldBe(HttpStatusCode.PreconditionFailed);
        (await host.As(new Grant(Role.ChapterBoard, _chapter)).Post(Agreements, new { PartnerId = Guid.NewGuid(), Terms = Terms() })).Code
            .ShouldBe("right-missing");
    }

    [Fact]
    public async Task is_listed_by_state_partner_chapter_and_end_also_as_csv()
    {
        var (manager, path) = await host.InForce(_chapter, "OJQ Lista");
        var partner = (await manager.Get(path)).Id("partner_id");
        async Task<int> Found(string query) => (await manager.Get($"{Agreements}?{query}")).Body["items"]!.AsArray().Count;

        (await Found($"filter[state][eq]=in_force&filter[partner_id][eq]={partner}&filter[chapter_id][eq]={_chapter}")).ShouldBe(1);
        (await Found("filter[ends_on][lt]=2027-01-01")).ShouldBe(1);
        (await Found("filter[ends_on][lt]=2026-12-31")).ShouldBe(0);
        (await Found("filter[state][in]=proposed,rejected")).ShouldBe(0);
        (await manager.GetStringAsync($"{Agreements}?format=csv")).ShouldContain("Ajër i pastër");
    }

    private async Task<long> Count(string sql)
    {
        await using var source = NpgsqlDataSource.Create(host.ConnectionString);
        await using var command = source.CreateCommand(sql);
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
