using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using VoltKosova.Access;
using VoltKosova.Jobs;
using VoltKosova.Testing;
using VoltKosova.Web;
using Xunit;

namespace VoltKosova.Host.Tests.Rights;

/// <summary>
/// Every list of staff, made from the endpoints: a row of one's own chapter is in the list, its count, its file and its search; the same
/// row of another chapter is in none of them. A list that this test cannot fill fails it.
/// </summary>
public sealed class Every_list_of_a_chapter(TwoChapters host) : IClassFixture<TwoChapters>
{
    private static readonly (string Name, string Value) _why = ("Audit-Reason", "The matrix of rights");

    // These belong to no chapter. Who adds a line here has thought about who may read all of it.
    private static readonly Dictionary<string, string> _ofTheMovement = new()
    {
        ["ListAuditSeals"] = "outside-own-scope",
        ["ListTouchedByBreach"] = "outside-own-scope",
        ["ListErasures"] = "empty",
        ["ListIntegrityCases"] = "empty",
        ["ListOperations"] = "runs of jobs are numbers and ids of accounts; who may see which, Running_a_job_over_the_API says",
    };

    // What no row can simply be laid into: views, and lists under a thing of the chapter.
    private static readonly string[] _filledOtherwise =
    [
        // An entry is of all chapters that have a share in it: Sharing_with_the_levels. Lines: Importing_members_from_a_file.
        "ListBankLines", "ListImportLines", "ListLedger",
        "ListAuditEntries", "ListAuditEntriesOfPerson", "ListDeliveries", "ListGrants", "ListReports", "ListServiceAccounts",
    ];

    private sealed record StaffList(Disclosure Disclosure, Type Row, IReadOnlyList<ListField> Fields)
    {
        public string Name => Disclosure.Operation;

        /// <summary>What tells the rows apart: totals of a chapter have no id of their own.</summary>
        public string Mark => Fields.Any(one => one.Name == "id") ? "id" : "chapter_id";

        /// <summary>The texts of a row that was made up: what it can be searched by.</summary>
        public IEnumerable<string> Searched
        {
            get
            {
                var row = MadeUpRow.Of(Row, Guid.Empty, Guid.Empty);
                return Fields.Where(one => one is { Type: FieldType.Text, Filterable: true } && $"{row[one.Name]}" == MadeUpRow.Text)
                    .Select(one => one.Name);
            }
        }
    }

    [Fact]
    public async Task shows_what_is_of_the_chapter_and_nothing_of_another_one()
    {
        var lists = Lists().Where(list => MadeUpRow.HasChapter(list.Row) && !_filledOtherwise.Contains(list.Name)).ToList();
        lists.Count.ShouldBeGreaterThan(15);
        var (wrong, searches) = (new List<string>(), new Dictionary<string, (bool Own, bool Foreign)>());

        foreach (var list in lists)
        {
            var (own, foreign) = (await Lay(list, host.Own), await Lay(list, host.Foreign));
            wrong.AddRange(await Look(list, own, foreign));
            foreach (var name in list.Searched)
                searches.Add($"{list.Name} {name}", await Search(list, name, own, foreign));
        }

        wrong.ShouldBeEmpty(string.Join('\n', wrong));
        searches.ShouldContainKey("ListMembers family_name");
        searches.Where(search => search.Value != (true, false)).ShouldBeEmpty("what is one's own is found, and nothing else");
    }

    [Fact]
    public async Task shows_the_machines_and_roles_of_the_chapter_alone()
    {
        var (machines, grants) = (Of("ListServiceAccounts"), Of("ListGrants"));
        const string machine =
            """
            INSERT INTO access.service_account (id, chapter_id, name, rights, key_hash, created_at, created_by, key_drawn_at)
            VALUES (gen_random_uuid(), $1, 'Website', '{}', sha256(gen_random_uuid()::text::bytea), now(), gen_random_uuid(), now())
            RETURNING id
            """;
        const string grant =
            """
            WITH made AS (
                INSERT INTO access.account (id, email, email_confirmed, language, concurrency_stamp, two_factor_enabled, lockout_enabled,
                                            created_at)
                SELECT id, id || '@example.org', true, 'sq', 'x', false, true, now() FROM gen_random_uuid() AS id RETURNING id
            )
            INSERT INTO access.role_grant (account_id, role, chapter_id, since) SELECT id, 'treasurer', $1, now() FROM made
            RETURNING md5(account_id::text || role || chapter_id::text)::uuid
            """;

        (await Look(machines, await host.Sql<Guid>(machine, host.Own), await host.Sql<Guid>(machine, host.Foreign))).ShouldBeEmpty();
        (await Look(grants, await host.Sql<Guid>(grant, host.Own), await host.Sql<Guid>(grant, host.Foreign))).ShouldBeEmpty();
    }

    [Fact]
    public async Task shows_the_reports_of_the_chapter_alone()
    {
        const string report =
            """
            INSERT INTO figures.report (id, month, language, chapter_id, made_at, bytes)
            VALUES (gen_random_uuid(), '2026-02', 'sq', $1, now(), '') RETURNING id
            """;

        (await Look(Of("ListReports"), await host.Sql<Guid>(report, host.Own), await host.Sql<Guid>(report, host.Foreign)))
            .ShouldBeEmpty();
    }

    [Fact]
    public async Task shows_the_trail_of_the_chapter_to_its_auditor()
    {
        var person = Guid.NewGuid();
        var (own, foreign) = (await Entry(person, host.Own), await Entry(person, host.Foreign));
        var (both, whole) = (await Entry(person, host.Own, host.Foreign), await Entry(person));
        var auditor = await host.Staff([new Grant(Role.Auditor, host.Own)]);

        (await Look(Of("ListAuditEntries"), own, foreign, auditor)).ShouldBeEmpty();
        var path = $"/api/v1/audit/persons/{person}/entries";
        Ids(await auditor.Get(path)).ShouldBe([own], "not what was done with a role of both or of the whole movement");
        Ids(await host.Administrator.Get(path)).ShouldBe([own, foreign, both, whole], ignoreOrder: true);
        (await auditor.Get($"/api/v1/audit/persons/{Guid.NewGuid()}/entries")).Status.ShouldBe(HttpStatusCode.NotFound);
        var stranger = await host.Staff([new Grant(Role.Auditor, Guid.NewGuid())]);
        (await stranger.Get(path)).Code.ShouldBe("nothing-about-person");
        var page = await auditor.GetStringAsync("/staff/audit");
        (page.Contains("Made-up-" + own), page.Contains("Made-up-" + foreign), page.Contains("id=\"check\"")).ShouldBe((true, false,
            false));
    }

    [Fact]
    public async Task that_is_of_the_whole_movement_is_closed_to_a_chapter()
    {
        await host.Sql<Guid>(
            """
            INSERT INTO privacy.mt_doc_erasure (id, data)
            SELECT id, jsonb_build_object('id', id, 'state', 'waiting', 'requested_at', '2026-03-02T11:00:00.000000Z', 'holds', '[]'::jsonb,
                                          'waiting_for', '[]'::jsonb)
            FROM gen_random_uuid() AS id RETURNING id
            """);
        await host.Sql<Guid>(
            """
            INSERT INTO membership.mt_doc_case (id, data)
            SELECT id, jsonb_build_object('id', id, 'state', 'open', 'appealed_by', 'accused', 'filed_at', '2026-03-02T11:00:00.000000Z',
                                          'barred', '[]'::jsonb)
            FROM gen_random_uuid() AS id RETURNING id
            """);
        foreach (var (name, answer) in _ofTheMovement.Where(one => one.Value.Length < 20))
        {
            var list = Of(name);
            var told = await (await host.With(list.Disclosure.Right!)).Get(Path(list, Guid.NewGuid()));
            if (answer == "empty")
                Ids(told).ShouldBeEmpty(name);
            else
                told.Code.ShouldBe(answer, name);
        }
    }

    [Fact]
    public async Task under_a_thing_of_another_chapter_is_nowhere()
    {
        var (own, foreign) = (await Lay(Of("ListEndpoints"), host.Own), await Lay(Of("ListEndpoints"), host.Foreign));
        var client = await host.With(Of("ListDeliveries").Disclosure.Right!);
        (await client.Get($"/api/v1/webhooks/endpoints/{own}/deliveries")).Status.ShouldBe(HttpStatusCode.OK);
        (await client.Get($"/api/v1/webhooks/endpoints/{foreign}/deliveries")).Status.ShouldBe(HttpStatusCode.NotFound);

        var (imported, elsewhere) = (await Lay(Of("ListMemberImports"), host.Own), await Lay(Of("ListMemberImports"), host.Foreign));
        var officer = await host.With(Of("ListImportLines").Disclosure.Right!);
        (await officer.Get($"/api/v1/membership/member-imports/{imported}/lines")).Status.ShouldBe(HttpStatusCode.OK);
        (await officer.Get($"/api/v1/membership/member-imports/{elsewhere}/lines")).Status.ShouldBe(HttpStatusCode.NotFound);

        var (bank, others) = (await Lay(Of("ListBankFiles"), host.Own), await Lay(Of("ListBankFiles"), host.Foreign));
        var treasurer = await host.With(Of("ListBankLines").Disclosure.Right!);
        (await treasurer.Get($"/api/v1/membership/bank-files/{bank}/lines")).Status.ShouldBe(HttpStatusCode.OK);
        (await treasurer.Get($"/api/v1/membership/bank-files/{others}/lines")).Status.ShouldBe(HttpStatusCode.NotFound);

        // The same through the pages, where a token opens what a cookie does.
        var page = await client.GetStringAsync("/staff/webhooks");
        (page.Contains($"{own}", StringComparison.Ordinal), page.Contains($"{foreign}", StringComparison.Ordinal)).ShouldBe((true, false));
        using var shown = await client.GetAsync($"/staff/webhooks/{foreign}");
        shown.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task is_filled_or_somebody_has_said_why_not()
    {
        Unfilled(Lists()).ShouldBeEmpty("a new list: give its rows a chapter, or say here how it is closed");
        Unfilled([.. Lists(), Of("ListMembers") with { Row = typeof(StaffList) }]).ShouldBe(["ListMembers"], "this test would see it");
        await Task.CompletedTask;
    }

    [Fact]
    public async Task keeps_no_door_open_beside_it_in_the_jobs()
    {
        var jobs = host.Services.GetRequiredService<IJobs>().Catalogue.All;
        jobs.Count.ShouldBeGreaterThan(12);
        foreach (var job in jobs)
        {
            var client = await host.With(job.Declaration.Right);
            var run = await client.Post($"/api/v1/jobs/{job.Declaration.Id}/runs", new { reason = "The matrix of rights" });
            run.Code.ShouldBe("job-not-allowed", job.Declaration.Id);
        }
    }

    private static IEnumerable<string> Unfilled(IEnumerable<StaffList> lists) => lists
        .Where(list => !MadeUpRow.HasChapter(list.Row) && !_filledOtherwise.Contains(list.Name) && !_ofTheMovement.ContainsKey(list.Name))
        .Select(list => list.Name);

    /// <summary>Asks in every way that a list can be asked.</summary>
    private async Task<IEnumerable<string>> Look(StaffList list, Guid own, Guid foreign, HttpClient? who = null)
    {
        var client = who ?? await host.With(list.Disclosure.Right!);
        var (path, wrong) = (list.Disclosure.Path, new List<string>());
        var page = await client.Get(path + "?limit=200");
        Check("the list", Ids(page, list.Mark).Contains(own), Ids(page, list.Mark).Contains(foreign));
        var counts = (await Count(own), await Count(foreign));
        Check("the count", counts.Item1 == 1, counts.Item2 != 0);
        using var request = new HttpRequestMessage(HttpMethod.Get, path + "?format=csv");
        request.Headers.Add(_why.Name, _why.Value);
        using var file = await client.SendAsync(request);
        var text = await file.Content.ReadAsStringAsync();
        Check($"the file ({(int)file.StatusCode})", text.Contains(own.ToString()), text.Contains(foreign.ToString()));
        using var thing = await client.GetAsync($"{path}/{foreign}");
        if (thing.StatusCode is not (HttpStatusCode.NotFound or HttpStatusCode.MethodNotAllowed))
            wrong.Add($"{list.Name}: {path}/{{foreign}} answers {(int)thing.StatusCode}");
        return wrong;

        async Task<int> Count(Guid id) =>
            (await client.Get($"{path}?count=true&filter[{list.Mark}][eq]={id}")).Body["total"]?["count"]?.GetValue<int>() ?? -1;

        void Check(string where, bool seesOwn, bool seesForeign)
        {
            if (!seesOwn)
                wrong.Add($"{list.Name}: {where} lacks the chapter's own {page.Code}");
            if (seesForeign)
                wrong.Add($"{list.Name}: {where} has another chapter's");
        }
    }

    private async Task<(bool Own, bool Foreign)> Search(StaffList list, string name, Guid own, Guid foreign)
    {
        var client = await host.With(list.Disclosure.Right!);
        var found = Ids(await client.Get($"{list.Disclosure.Path}?limit=200&filter[{name}][contains]={MadeUpRow.Text}"), list.Mark);
        return (found.Contains(own), found.Contains(foreign));
    }

    private async Task<Guid> Lay(StaffList list, Guid chapter)
    {
        var (id, source) = (Guid.NewGuid(), list.Disclosure.List!);
        var row = MadeUpRow.Of(list.Row, id, chapter);
        // The ids of some tables are texts.
        await host.Sql<object>(
            $"INSERT INTO {source.Schema}.{source.Table} (id, data) VALUES ($1, $2::text::jsonb) RETURNING id", id, row.ToJsonString());
        return list.Mark == "id" ? id : chapter;
    }

    private Task<Guid> Entry(Guid person, params IReadOnlyList<Guid> chapters) => host.Sql<Guid>(
        """
        INSERT INTO audit.mt_doc_entry (id, data)
        SELECT id, jsonb_strip_nulls(jsonb_build_object(
            'id', id, 'at', '2026-03-02T11:00:00.000000Z', 'operation', 'Made-up-' || id, 'way', 'api', 'outcome', 'done', 'status', 200,
            'objects', '[]'::jsonb, 'persons', jsonb_build_array($1::text), 'records', '[]'::jsonb, 'filters', '[]'::jsonb,
            'chapters', CASE WHEN $2 = '[]' THEN NULL ELSE $2::jsonb END))
        FROM gen_random_uuid() AS id RETURNING id
        """,
        person.ToString(), new JsonArray([.. chapters.Select(chapter => JsonValue.Create(chapter.ToString()))]).ToJsonString());

    private static List<Guid> Ids(Reply page, string mark = "id") =>
        [.. (page.Body["items"]?.AsArray() ?? []).Select(row => row![mark]?.GetValue<Guid>() ?? Guid.Empty)];

    private static string Path(StaffList list, Guid id) =>
        System.Text.RegularExpressions.Regex.Replace(list.Disclosure.Path, "\\{[^}]+\\}", id.ToString());

    private StaffList Of(string operation) => Lists().Single(list => list.Name == operation);

    private List<StaffList> Lists()
    {
        var found = new List<StaffList>();
        foreach (var endpoint in host.Services.GetRequiredService<EndpointDataSource>().Endpoints)
        {
            if (Disclosure.Of(endpoint) is { List: not null, Right: not null } disclosure
                && endpoint.Metadata.FirstOrDefault(one => IsList(one.GetType())) is { } list)
                found.Add(new StaffList(disclosure, list.GetType().GetGenericArguments()[0], Fields(list)));
        }

        found.Count.ShouldBeGreaterThan(28);
        return found;
    }

    private static IReadOnlyList<ListField> Fields(object list) =>
        (IReadOnlyList<ListField>)list.GetType().GetProperty("Attributes")!.GetValue(list)!;

    private static bool IsList(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ListOf<>);
}
