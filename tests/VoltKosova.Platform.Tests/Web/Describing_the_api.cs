using System.Text.Json.Nodes;
using Shouldly;
using Xunit;

namespace VoltKosova.Platform.Tests.Web;

public sealed class Describing_the_api : IAsyncLifetime
{
    private WebHost _host = null!;
    private JsonObject _description = null!;

    public async ValueTask InitializeAsync()
    {
        _host = await WebHost.Start();
        _description = await (await _host.Get("/openapi/v1.json")).Json();
        if (Environment.GetEnvironmentVariable("VOLT_OPENAPI_OUT") is { } file)
            await File.WriteAllTextAsync(file, _description.ToJsonString());
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public void names_the_operation_its_module_and_its_answers()
    {
        var draft = _description["paths"]!["/api/v1/leaflets/drafts"]!["post"]!;

        _description.Text("openapi").ShouldStartWith("3.1");
        draft.Text("operationId").ShouldBe("DraftLeaflet");
        draft.Text("summary").ShouldBe("Draft a leaflet");
        draft["tags"]!.ToJsonString().ShouldBe("""["leaflets"]""");
        draft["responses"]!.AsObject().Select(response => response.Key).Order().ShouldBe(
            ["201", "400", "406", "409", "413", "415", "422", "429", "500", "503"]);
        Parameters(draft).Select(parameter => parameter.Text("name")).ShouldBe(["Accept-Language", "Idempotency-Key"]);
        draft["security"]!.ToJsonString().ShouldBe("[]");
    }

    [Fact]
    public void tells_what_staff_must_send()
    {
        var print = _description["paths"]!["/api/v1/leaflets/drafts/{id}/printing"]!["put"]!;

        print.Text("description").ShouldBe("Needs the right `leaflets.print`.");
        print["security"]!.AsArray().Count.ShouldBe(1);
        print["responses"]!.AsObject().Select(response => response.Key).ShouldBeSubsetOf(
            ["200", "400", "401", "403", "404", "406", "409", "412", "422", "428", "429", "500", "503"]);
        Parameters(print).Single(parameter => parameter.Text("name") == "If-Match")["required"]!.GetValue<bool>()
            .ShouldBeTrue();
    }

    [Fact]
    public void tells_what_is_always_there_and_what_may_be_null()
    {
        var schemas = _description["components"]!["schemas"]!;

        schemas["LeafletBody"]!["required"]!.ToJsonString().ShouldBe("""["id","title","note"]""");
        schemas["LeafletBody"]!["properties"]!["note"]!["type"]!.ToJsonString().ShouldBe("""["null","string"]""");
        schemas["DraftLeafletDraft"]!["required"]!.ToJsonString().ShouldBe("""["title","pages"]""");
        schemas["Paper"]!["enum"]!.ToJsonString().ShouldBe("""["recycled_white","glossy"]""");
    }

    [Fact]
    public async Task shows_a_page_to_people() =>
        (await (await _host.Get("/swagger/index.html")).Content.ReadAsStringAsync()).ShouldContain("Volt Kosova API");

    // What is the same everywhere stands once, among the components.
    private IEnumerable<JsonNode> Parameters(JsonNode operation) => operation["parameters"]!.AsArray().Select(parameter =>
        parameter!["$ref"]?.GetValue<string>().Split('/') is [.., var name]
            ? _description["components"]!["parameters"]![name]!
            : parameter);
}
