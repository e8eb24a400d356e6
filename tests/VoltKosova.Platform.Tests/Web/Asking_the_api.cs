using System.Net;
using System.Text.Json.Nodes;
using Shouldly;
using Xunit;

namespace VoltKosova.Platform.Tests.Web;

public sealed class Asking_the_api : IAsyncLifetime
{
    private const string Good = """{"title":"Ejani","pages":2}""";

    private WebHost _host = null!;

    public async ValueTask InitializeAsync() => _host = await WebHost.Start();

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task makes_a_thing_and_tells_its_version_and_place()
    {
        var made = await _host.Post("/api/v1/leaflets/drafts", Good);

        made.StatusCode.ShouldBe(HttpStatusCode.Created);
        made.Header("ETag").ShouldBe("\"1\"");
        var body = await made.Json();
        made.Header("Location").ShouldBe($"/api/v1/leaflets/drafts/{body.Text("id")}");
        body.Text("title").ShouldBe("Ejani");
        body.ContainsKey("note").ShouldBeTrue();
        body["note"].ShouldBeNull();
    }

    [Fact]
    public async Task tells_everything_that_validation_refuses_in_the_language_of_the_request()
    {
        var refused = await _host.Post(
            "/api/v1/leaflets/drafts",
            """{"title":"","pages":9,"lines":[{"text":"a"},{"text":""}]}""",
            ("Accept-Language", "de, sr-Latn;q=0.8, en;q=0.5"));

        refused.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        refused.Header("Content-Language").ShouldBe("sr-Latn");
        refused.Header("Vary")!.ShouldContain("Accept-Language");
        refused.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        var problem = await refused.Json();
        problem.Text("code").ShouldBe("invalid-request");
        problem.Text("type").ShouldBe("/problems/invalid-request");
        problem.Text("title").ShouldBe("Invalid request");
        problem.Text("instance").ShouldBe("/api/v1/leaflets/drafts");
        problem.Text("trace_id").ShouldNotBeEmpty();
        problem["errors"]!.AsArray().Select(error => (error.Text("pointer"), error.Text("code"), error.Text("detail"))).ShouldBe(
        [
            ("#/title", "not-empty", "Ovo polje ne može biti prazno."),
            ("#/pages", "inclusive-between", "Vrednost mora biti od 1 do 8."),
            ("#/lines/1/text", "not-empty", "Ovo polje ne može biti prazno."),
        ]);
    }

    [Theory]
    [InlineData("{", 400, "malformed-request", "#", "malformed")]
    [InlineData("""{"title":"a","pages":"two"}""", 400, "malformed-request", "#/pages", "malformed")]
    [InlineData("""{"title":"a","pages":2,"colour":"red"}""", 400, "malformed-request", "#/colour", "unknown-field")]
    [InlineData("""{"title":null,"pages":2}""", 400, "malformed-request", "#/title", "malformed")]
    [InlineData("""{"title":"a","pages":2,"paper":1}""", 400, "malformed-request", "#/paper", "malformed")]
    [InlineData("""{"title":"a","pages":2,"lines":[{"text":5}]}""", 400, "malformed-request", "#/lines/0/text", "malformed")]
    [InlineData("""{"pages":2}""", 422, "invalid-request", "#/title", "required")]
    [InlineData("""{"title":"a","pages":2,"lines":[{}]}""", 422, "invalid-request", "#/lines/0/text", "required")]
    public async Task refuses_a_body_that_cannot_be_read_and_points_at_the_place(
        string body, int status, string code, string pointer, string error)
    {
        var refused = await _host.Post("/api/v1/leaflets/drafts", body);

        ((int)refused.StatusCode).ShouldBe(status);
        var problem = await refused.Json();
        problem.Text("code").ShouldBe(code);
        problem["errors"]![0].Text("pointer").ShouldBe(pointer);
        problem["errors"]![0].Text("code").ShouldBe(error);
    }

    [Fact]
    public async Task needs_a_sign_in_and_then_the_right()
    {
        var path = $"/api/v1/leaflets/drafts/{Guid.Empty}/printing?copies=3";
        var account = (WebHost.AccountHeader, Guid.Empty.ToString());
        var version = ("If-Match", "\"1\"");

        var stranger = await _host.Send(HttpMethod.Put, path, null, version);
        var member = await _host.Send(HttpMethod.Put, path, null, version, account);
        var staff = await _host.Send(HttpMethod.Put, path, null, ("If-Match", "\"0\""), account, (WebHost.RoleHeader, "MembershipOfficer"));

        (await stranger.Json()).Text("code").ShouldBe("not-signed-in");
        stranger.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        stranger.Header("WWW-Authenticate").ShouldBe("Bearer");
        (await member.Json()).Text("code").ShouldBe("right-missing");
        member.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await staff.Json()).Text("code").ShouldBe("leaflet-not-drafted");
        staff.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData(null, 428, "precondition-required")]
    [InlineData("3", 400, "malformed-if-match")]
    [InlineData("W/\"1\"", 400, "malformed-if-match")]
    [InlineData("\"7\"", 412, "version-has-moved-on")]
    [InlineData("\"1\"", 200, null)]
    public async Task needs_the_version_that_was_read(string? ifMatch, int status, string? code)
    {
        var id = (await (await _host.Post("/api/v1/leaflets/drafts", Good)).Json()).Text("id");
        (string, string)[] staff = [(WebHost.AccountHeader, Guid.Empty.ToString()), (WebHost.RoleHeader, "MembershipOfficer")];

        var answer = await _host.Send(
            HttpMethod.Put, $"/api/v1/leaflets/drafts/{id}/printing?copies=3", null, ifMatch is null
                ? staff
                : [.. staff, ("If-Match", ifMatch)]);

        ((int)answer.StatusCode).ShouldBe(status);
        if (code is null)
            answer.Header("ETag").ShouldBe("\"2\"");
        else
            (await answer.Json()).Text("code").ShouldBe(code);
    }

    [Fact]
    public async Task says_not_modified_to_who_has_the_version()
    {
        var id = (await (await _host.Post("/api/v1/leaflets/drafts", Good)).Json()).Text("id");
        var account = (WebHost.AccountHeader, Guid.Empty.ToString());

        (await _host.Get($"/api/v1/leaflets/drafts/{id}", account, ("If-None-Match", "\"1\"")))
            .StatusCode.ShouldBe(HttpStatusCode.NotModified);
        (await _host.Get($"/api/v1/leaflets/drafts/{id}", account, ("If-None-Match", "\"0\", W/\"1\"")))
            .StatusCode.ShouldBe(HttpStatusCode.NotModified);
        (await _host.Get($"/api/v1/leaflets/drafts/{id}", account, ("If-None-Match", "\"2\""))).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("GET", "/nowhere", 404, "not-found")]
    [InlineData("GET", "/api/v1/leaflets/drafts/not-an-id", 404, "not-found")]
    [InlineData("DELETE", "/api/v1/leaflets/drafts", 405, "method-not-allowed")]
    [InlineData("PUT", "/api/v1/leaflets/drafts/00000000-0000-0000-0000-000000000000/printing?copies=many", 400, "malformed-request")]
    [InlineData("GET", "/api/v1/leaflets/failures/outage", 503, "store-unavailable")]
    [InlineData("GET", "/api/v1/leaflets/failures/contended", 503, "contended")]
    [InlineData("GET", "/api/v1/leaflets/failures/erased", 410, "person-erased")]
    [InlineData("GET", "/api/v1/leaflets/failures/bug", 500, "unexpected")]
    public async Task tells_every_failure_as_a_problem(string method, string path, int status, string code)
    {
        var failed = await _host.Send(new HttpMethod(method), path, null, ("If-Match", "\"1\""));

        ((int)failed.StatusCode).ShouldBe(status);
        failed.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        var text = await failed.Content.ReadAsStringAsync();
        text.ShouldNotContain("Blerta");
        text.ShouldNotContain("secret");
        JsonNode.Parse(text).Text("code").ShouldBe(code);
        (failed.Header("Retry-After") is not null).ShouldBe(status == 503);
    }

    [Fact]
    public async Task wants_json()
    {
        using var text = new StringContent("title=a");
        var refused = await _host.Client.PostAsync("/api/v1/leaflets/drafts", text);

        refused.StatusCode.ShouldBe(HttpStatusCode.UnsupportedMediaType);
        (await refused.Json()).Text("code").ShouldBe("unsupported-media-type");
    }

    [Fact]
    public async Task explains_a_code_in_every_language()
    {
        var text = await (await _host.Get("/problems/not-signed-in")).Json();

        text.Text("title").ShouldBe("Not signed in");
        text["detail"].Text("sq").ShouldBe("Duhet të identifikoheni për ta bërë këtë.");
        text["detail"].Text("sr").ShouldBe("Morate se prijaviti da biste ovo uradili.");
        text["detail"].Text("en").ShouldBe("You must sign in to do this.");
        (await (await _host.Get("/problems/never-heard")).Json()).Text("code").ShouldBe("not-found");
    }
}
