using System.Text.Json;
using System.Text.Json.Nodes;
using Shouldly;
using VoltKosova.Testing;
using VoltKosova.Web;
using Xunit;

namespace VoltKosova.Host.Tests.Api;

public sealed class The_description_of_the_API(ApiHost host)
{
    private const string File = "docs/reference/openapi.v1.json";

    private static readonly string[] _strictly = ["--strict", "--noEmit", "--target", "es2022"];
    private static readonly JsonSerializerOptions _indented = new(ApiJson.Options) { WriteIndented = true };

    [Fact]
    public async Task is_kept_in_the_repository()
    {
        var description = await Description.Read(host.Public);

        description["openapi"]!.GetValue<string>().ShouldStartWith("3.1");
        await Drift.Keeps(File, description.ToJsonString(_indented) + "\n", "Host");
    }

    [Fact]
    public async Task lists_under_webhooks_what_an_endpoint_can_ask_for_with_schema_and_sample()
    {
        var types = (await host.Public.Get("/api/v1/webhooks/event-types")).Body["items"]!.AsArray();
        var webhooks = (await Description.Read(host.Public))["webhooks"]!.AsObject();

        types.Count.ShouldBeGreaterThan(10);
        webhooks.Select(one => one.Key).ShouldBe(types.Select(type => type!["name"]!.GetValue<string>()), ignoreOrder: true);
        foreach (var (name, webhook) in webhooks)
        {
            var body = webhook!["post"]!["requestBody"]!["content"]!["application/cloudevents+json"]!.AsObject();
            var type = types.Single(one => one!["name"]!.GetValue<string>() == name)!;
            JsonNode.DeepEquals(body["example"]!["data"], type["example"]).ShouldBeTrue(name);
            body["schema"]!["properties"]!["data"]!["properties"]!.AsObject().Select(field => field.Key)
                .ShouldBe(type["schema"]!["properties"]!.AsObject().Select(field => field.Key), ignoreOrder: true, name);
        }
    }

    [Theory]
    [InlineData("@redocly/cli/bin/cli.js", "--config=redocly.yaml", "--max-problems=50")]
    [InlineData("@stoplight/spectral-cli/dist/index.js", "--ruleset=spectral.yaml", "--fail-severity=hint")]
    public async Task leaves_nothing_to_say_to(string linter, string rules, string option)
    {
        var file = await Written();

        var (exit, output) = await Node.Tool(linter, "lint", file, rules, option);

        exit.ShouldBe(0, output);
        output.ShouldNotContain("warning", Case.Insensitive);
        System.IO.File.Delete(file);
    }

    [Theory]
    [InlineData("@redocly/cli/bin/cli.js", "--config=redocly.yaml", "operationId")]
    [InlineData("@stoplight/spectral-cli/dist/index.js", "--ruleset=spectral.yaml", "maxLength")]
    public async Task is_read_by_linters_that_find_what_is_missing(string linter, string rules, string member)
    {
        var description = await Description.Read(host.Public);
        if (member == "operationId")
            description["paths"]!["/api/v1/access/me"]!["get"]![member] = "GetMyMembership";
        else
            description["components"]!["schemas"]!["ProblemBody"]!["properties"]!["code"]!.AsObject().Remove(member);
        var file = await Written(description);

        var (exit, output) = await Node.Tool(linter, "lint", file, rules);

        exit.ShouldNotBe(0);
        output.ShouldContain(member == "operationId" ? "operation-operationId-unique" : "owasp:api4:2023-string-limit");
        System.IO.File.Delete(file);
    }

    [Fact]
    public async Task makes_a_client_that_compiles()
    {
        var folder = Directory.CreateTempSubdirectory("volt-client").FullName;
        var file = await Written();
        var client = Path.Combine(folder, "api.ts");
        var use = Path.Combine(folder, "use.ts");
        await System.IO.File.WriteAllTextAsync(use, Use);
        var misuse = Path.Combine(folder, "misuse.ts");
        await System.IO.File.WriteAllTextAsync(misuse, Misuse);

        var (made, said) = await Node.Tool("openapi-typescript/bin/cli.js", file, "-o", client);
        made.ShouldBe(0, said);
        var (compiles, errors) = await Node.Tool("typescript/bin/tsc", [.. _strictly, "--typeRoots", folder, client, use]);
        compiles.ShouldBe(0, errors);
        var (_, refused) = await Node.Tool("typescript/bin/tsc", [.. _strictly, "--typeRoots", folder, client, misuse]);
        refused.Split('\n').Count(line => line.Contains("misuse.ts", StringComparison.Ordinal)).ShouldBe(2, refused);

        System.IO.File.Delete(file);
        Directory.Delete(folder, recursive: true);
    }

    private const string Use =
        """
        import type { components, operations } from './api';

        type Application = operations['SubmitApplication']['requestBody']['content']['application/json'];
        type Card = operations['GetMember']['responses'][200]['content']['application/json'];
        type Problem = components['schemas']['ProblemBody'];

        export const application: Application = {
          given_name: 'Arbër', family_name: 'Krasniqi', email: 'arber@example.org', birth_date: '1996-02-29',
          residence: { country: 'XK', municipality: 'prishtine' },
          language: 'sq', kind: 'member', wants_to_help: true, declares_no_other_party: true, consent_version: '2026-01',
        };
        export const greet = (card: Card): string => `${card.given_name} ${card.number.length} ${card.locality ?? ''}`;
        export const tell = (problem: Problem): string => [problem.code, ...(problem.errors ?? []).map(error => error.detail)].join();
        """;

    private const string Misuse =
        """
        import type { components, operations } from './api';

        type Card = operations['GetMember']['responses'][200]['content']['application/json'];

        export const locality = (card: Card): string => card.locality;
        export const language: components['schemas']['Language'] = 'de';
        """;

    private async Task<string> Written(JsonObject? description = null)
    {
        var file = Path.Combine(Path.GetTempPath(), $"volt-openapi-{Guid.NewGuid():N}.json");
        await System.IO.File.WriteAllTextAsync(file, (description ?? await Description.Read(host.Public)).ToJsonString(_indented));
        return file;
    }
}
