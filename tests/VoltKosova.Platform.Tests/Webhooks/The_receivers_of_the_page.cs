using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Integrators;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Shouldly;
using VoltKosova.Testing;
using Xunit;

namespace VoltKosova.Platform.Tests.Webhooks;

/// <summary>What docs/webhooks.md shows to integrators works as it stands there.</summary>
public sealed partial class The_receivers_of_the_page(WebhookHostOfToday host) : IClassFixture<WebhookHostOfToday>
{
    [Fact]
    public void in_CSharp_is_the_file_that_is_compiled_here() =>
        Block("csharp").ShouldBe(File.ReadAllText(
            Path.Combine(Drift.Root, "tests/VoltKosova.Platform.Tests/Webhooks/Integrators/VoltReceiver.cs")));

    [Theory]
    [InlineData("ts")]
    [InlineData("csharp")]
    public void are_short_enough_to_be_read(string language) => Block(language).TrimEnd().Split('\n').Length.ShouldBeInRange(10, 30);

    [Fact]
    public async Task in_CSharp_takes_events_and_refuses_what_is_not_signed()
    {
        var port = FreePort();
        var url = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}/volt");
        await using var tap = await Receiver.InFrontOf(new Uri(url));
        var (endpoint, secret, chapter) = await Register(tap, url);
        var taken = new List<JsonNode>();
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}"));
        builder.Logging.ClearProviders();
        await using var app = builder.Build();
        var key = Convert.FromBase64String(secret["whsec_".Length..]);
        app.MapPost("/volt", (HttpRequest request) => VoltReceiver.Receive(request, key, message =>
        {
            taken.Add(message);
            return Task.CompletedTask;
        }));
        await app.StartAsync();

        var notice = await Deliver(endpoint, chapter);

        taken.ShouldHaveSingleItem().Text("subject").ShouldBe(notice.ToString());
        await Refuses(url);
    }

    [Fact]
    public async Task in_TypeScript_takes_events_and_refuses_what_is_not_signed()
    {
        var port = FreePort();
        var url = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}/");
        await using var tap = await Receiver.InFrontOf(new Uri(url));
        var (endpoint, secret, chapter) = await Register(tap, url);
        var script = await Node.Run(
            """
            import ts from 'typescript';
            const { outputText, diagnostics } = ts.transpileModule(input, {
              reportDiagnostics: true, compilerOptions: { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022 },
            });
            if (diagnostics.length > 0) throw new Error(JSON.stringify(diagnostics.map(one => one.messageText)));
            console.log(outputText);
            """,
            Block("ts"));
        using var receiver = Start(script, secret, port);
        try
        {
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
            (await receiver.StandardOutput.ReadLineAsync(patience.Token)).ShouldBe("listening");

            await Deliver(endpoint, chapter);

            (await receiver.StandardOutput.ReadLineAsync(patience.Token)).ShouldNotBeNull().ShouldStartWith($"took {WebhookHost.Posted} ");
            await Refuses(url);
        }
        finally
        {
            receiver.Kill();
        }
    }

    private static Process Start(string script, string secret, int port)
    {
        var start = new ProcessStartInfo("node", ["--input-type=module", "-"])
        {
            WorkingDirectory = Node.Tools,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            Environment = { ["VOLT_SECRET"] = secret, ["PORT"] = port.ToString(CultureInfo.InvariantCulture) },
        };
        var process = Process.Start(start) ?? throw new InvalidOperationException("Node.js does not start.");
        process.StandardInput.Write(script);
        process.StandardInput.Close();
        return process;
    }

    /// <summary>By way of a tap, so that what comes to this receiver is held against others' code too.</summary>
    private async Task<(Guid Endpoint, string Secret, Guid Chapter)> Register(Receiver tap, string url)
    {
        var chapter = Guid.NewGuid();
        var (endpoint, secret) = await host.Register(new Uri(new Uri(tap.Url), new Uri(url).AbsolutePath).ToString(), chapter);
        return (endpoint, secret, chapter);
    }

    /// <summary>As the page says: with the secret in the receiver, ask for a challenge, then something happens.</summary>
    private async Task<Guid> Deliver(Guid endpoint, Guid chapter)
    {
        await host.Do(endpoint, "challenge");
        (await host.Endpoint(endpoint)).Text("state").ShouldBe("active");
        var notice = await host.Post(chapter);
        await host.Settle();
        (await host.Deliveries(endpoint)).Single().Text("state").ShouldBe("delivered");
        return notice;
    }

    private static async Task Refuses(string url)
    {
        using var anybody = new HttpClient();
        using var content = new StringContent("""{"type":"webhooks.challenge.v1","data":{"challenge":"riddle"}}""");
        using var unsigned = await anybody.PostAsync(new Uri(url), content);
        unsigned.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    private static string Block(string language) => Blocks()
        .Matches(File.ReadAllText(Path.Combine(Drift.Root, "docs/webhooks.md")))
        .Single(block => block.Groups[1].Value == language).Groups[2].Value;

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    [GeneratedRegex("```(ts|csharp)\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Blocks();
}
