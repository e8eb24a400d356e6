using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using VoltKosova.Access;
using VoltKosova.Host.Tests.Api;
using VoltKosova.Testing;
using VoltKosova.Web;
using Xunit;

namespace VoltKosova.Host.Tests.Rights;

/// <summary>
/// Every route, every role, inside and outside of the chapters: made from the endpoints and the description, so that a new one is covered
/// on the day it appears. What every list shows of its own chapters and of others, Every_list_of_a_chapter says.
/// </summary>
[Collection(ApiHost.OneByOne)]
public sealed class Every_right(ApiHost host)
{
    private static readonly ParallelOptions _four = new() { MaxDegreeOfParallelism = 4 };

    // These are never empty. Who adds a line here has thought about who may read all of it.
    private static readonly Dictionary<string, string> _ofTheWholeMovement = new()
    {
        ["ListAuditEntries"] = "what the strangers do here is in it; Every_list_of_a_chapter lays entries of chapters",
        ["ListGrants"] = "the role of who asks stands in it; Giving_and_taking_roles holds its scope",
        ["ListIntegrityCases"] = "the administrator sees none; Complaining and Handling_cases hold who does",
        ["ListOperations"] = "jobs work on the whole movement; their runs are numbers and ids of accounts",
    };

    private static readonly string[] _withRows =
    [
        "ListApplications", "ListCampaigns", "ListContacts", "ListEndpoints", "ListOpportunities",
        "ListPartners", "ListServiceAccounts",
    ];

    [Fact]
    public async Task is_missing_to_everybody_who_was_not_given_a_role_that_has_it()
    {
        var routes = await Routes();
        routes.Count.ShouldBeGreaterThan(100);
        var clients = new Dictionary<Role, HttpClient>();
        foreach (var role in Enum.GetValues<Role>())
            clients[role] = (await host.Staff(new Grant(role, null))).Client;
        var (member, _) = await host.Member(Guid.NewGuid());
        var (wrong, asked) = (new ConcurrentBag<string>(), 0);

        await Parallel.ForEachAsync(routes, _four, async (route, _) =>
        {
            foreach (var (who, client, expected) in Asked(route.Right, clients, member))
            {
                using var request = new BadRequests(route.Operation).Sound();
                using var answer = await client.SendAsync(request, CancellationToken.None);
                Interlocked.Increment(ref asked);
                if (answer.StatusCode != expected)
                    wrong.Add($"{route.Operation} as {who}: {(int)answer.StatusCode} instead of {(int)expected}");
            }
        });

        wrong.Order(StringComparer.Ordinal).ShouldBeEmpty(string.Join('\n', wrong.Order(StringComparer.Ordinal)));
        asked.ShouldBeGreaterThan(700);
    }

    [Fact]
    public async Task holds_nowhere_but_in_its_chapters()
    {
        await Fill();
        var routes = await Routes();
        var lists = routes.Where(route => route.List && !route.Operation.Path.Contains('{', StringComparison.Ordinal)).ToList();
        var abroad = Guid.NewGuid();
        var strangers = new Dictionary<Right, HttpClient>();
        foreach (var right in routes.Select(route => route.Right).Distinct())
            strangers[right] = (await host.Staff([.. right.Roles.Select(role => new Grant(role, abroad))])).Client;
        var (wrong, full) = (new List<string>(), new HashSet<string>());

        foreach (var list in lists.Where(list => !_ofTheWholeMovement.ContainsKey(list.Name)))
        {
            var rows = (await host.Administrator.Get(list.Operation.Path + "?limit=3")).Body["items"]!.AsArray();
            if (rows.Count > 0)
                full.Add(list.Name);
            wrong.AddRange(await SideDoors(list, strangers[list.Right]));
            foreach (var id in rows.Select(row => row!["id"]?.GetValue<string>()).OfType<string>())
                wrong.AddRange(await Foreign(routes, list.Operation.Path, id, strangers));
        }

        wrong.ShouldBeEmpty(string.Join('\n', wrong));
        _withRows.Except(full).ShouldBeEmpty("what is empty proves nothing");
    }

    private static IEnumerable<(string Who, HttpClient Client, HttpStatusCode Expected)> Asked(
        Right right, Dictionary<Role, HttpClient> clients, HttpClient member) =>
    [
        ("somebody without a role", member, HttpStatusCode.Forbidden),
        .. clients.Where(pair => !right.Roles.Contains(pair.Key))
            .Select(pair => (pair.Key.ToString(), pair.Value, HttpStatusCode.Forbidden)),
    ];

    /// <summary>A list of other chapters is empty, its count is nought, its file has a head only.</summary>
    private static async Task<IEnumerable<string>> SideDoors(Route list, HttpClient stranger)
    {
        var page = await stranger.Get(list.Operation.Path + "?count=true");
        if (page.Status == HttpStatusCode.Forbidden)
            return page.Code == "outside-own-scope" ? [] : [$"{list.Operation}: {page.Code}"];
        using var request = new HttpRequestMessage(HttpMethod.Get, list.Operation.Path + "?format=csv");
        request.Headers.Add("Audit-Reason", "The matrix of rights");
        using var file = await stranger.SendAsync(request);
        var lines = (await file.Content.ReadAsStringAsync()).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        var others = page.Body["items"]!.AsArray().Count;
        return (others, page.Body["total"]!["count"]!.GetValue<int>(), lines.Length) == (0, 0, 1)
            ? []
            : [$"{list.Operation}: {others} rows, {page.Body["total"]}, {lines.Length} lines"];
    }

    /// <summary>What lies in another chapter is nowhere, whatever is asked of it.</summary>
    private static async Task<IEnumerable<string>> Foreign(
        IReadOnlyList<Route> routes, string list, string id, Dictionary<Right, HttpClient> strangers)
    {
        var wrong = new List<string>();
        foreach (var route in routes.Where(route => route.Operation.Path.StartsWith(list + "/{id}", StringComparison.Ordinal)))
        {
            var path = route.Operation.PathOfNothing().Split('/');
            path[list.Split('/').Length] = id;
            using var request = new BadRequests(route.Operation).Sound(string.Join('/', path));
            using var answer = await strangers[route.Right].SendAsync(request);
            HttpStatusCode[] expected = route.Operation.Body is null
                ? [HttpStatusCode.NotFound]
                : [HttpStatusCode.NotFound, HttpStatusCode.UnprocessableEntity];
            if (!expected.Contains(answer.StatusCode))
                wrong.Add($"{route.Operation} of another chapter: {(int)answer.StatusCode}");
        }

        return wrong;
    }

    private async Task<IReadOnlyList<Route>> Routes()
    {
        var rights = host.Services.GetRequiredService<EndpointDataSource>().Endpoints.Select(Disclosure.Of).OfType<Disclosure>()
            .Where(disclosure => disclosure.Right is not null).ToDictionary(disclosure => disclosure.Operation);
        return
        [
            .. Description.Operations(await Description.Read(host.Public))
                .Select(operation => (Operation: operation, Name: operation.Json["operationId"]!.GetValue<string>()))
                .Where(one => rights.ContainsKey(one.Name))
                .Select(one => new Route(one.Name, one.Operation, rights[one.Name].Right!, rights[one.Name].List is not null)),
        ];
    }

    /// <summary>Something of most kinds in a chapter.</summary>
    private async Task Fill()
    {
        var admin = host.Administrator;
        var known = (await admin.Get("/api/v1/chapters/chapters?limit=200")).Body["items"]!.AsArray()
            .FirstOrDefault(chapter => chapter!["level"]!.GetValue<string>() == "movement");
        var chapter = known?["id"]!.GetValue<Guid>() ?? await Made("/api/v1/chapters/chapters", "chapter_id", new
        {
            level = "movement",
            name = "Volt Kosova",
            names = Everywhere("Volt Kosova"),
        });
        var nothing = Array.Empty<object>();
        var (today, title) = (DateOnly.FromDateTime(host.Clock.GetUtcNow().UtcDateTime), Everywhere("Ajër i pastër"));
        await Made("/api/v1/campaigns/campaigns", "campaign_id", new
        {
            chapter_id = chapter,
            plan = new { title, themes = new[] { "smart_state" }, goals = nothing, starts_on = today, ends_on = today.AddDays(30) },
        });
        var profile = new { name = "Eco", country = "XK" };
        var partner = await Made("/api/v1/partnerships/partners", "partner_id", new { chapter_id = chapter, kind = "ngo", profile });
        await Made(
            $"/api/v1/partnerships/partners/{partner}/contacts", "contact_id",
            new { role = "representative", name = "Zyra", email = "zyra@partner.example", since = today });
        await Made("/api/v1/volunteering/opportunities", "opportunity_id", new
        {
            chapter_id = chapter,
            plan = new { title, description = title, kind = "event", place = new { online = true }, skills = nothing },
        });
        await Made("/api/v1/webhooks/endpoints", "id", new
        {
            url = "http://127.0.0.1:9/",
            event_types = new[] { "membership.member-admitted.v1" },
            chapter_id = chapter,
            description = "Volt",
        });
        await Made("/api/v1/access/service-accounts", "service_account_id", new
        {
            chapter_id = chapter,
            name = "Website",
            rights = new[] { "volunteering.see-volunteers" },
        });
        (await host.Public.Post("/api/v1/membership/applications", new
        {
            given_name = "Mimoza",
            family_name = "Gashi",
            email = $"{Guid.NewGuid():N}@example.org",
            birth_date = "1996-02-29",
            residence = new { country = "XK", municipality = "prishtine" },
            language = "sq",
            kind = "member",
            wants_to_help = false,
            declares_no_other_party = true,
            consent_version = "2026-01",
        })).Status.ShouldBe(HttpStatusCode.Accepted);

        async Task<Guid> Made(string path, string id, object body)
        {
            var made = await admin.Post(path, body);
            made.Status.ShouldBe(HttpStatusCode.Created, $"{path} {made.Body.ToJsonString()}");
            return made.Id(id);
        }
    }

    private static object Everywhere(string text) => new { sq = text, sr = text, en = text };

    private sealed record Route(string Name, Operation Operation, Right Right, bool List);
}
