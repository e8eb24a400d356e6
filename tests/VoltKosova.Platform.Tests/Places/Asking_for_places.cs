using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;
using Shouldly;
using VoltKosova.Places;
using Xunit;

namespace VoltKosova.Platform.Tests.Places;

public sealed class Asking_for_places : IAsyncLifetime
{
    private readonly WebApplication _host;
    private readonly HttpClient _client = new();

    public Asking_for_places()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        _host = builder.Build();
        _host.MapPlaces();
    }

    public async ValueTask InitializeAsync()
    {
        await _host.StartAsync();
        _client.BaseAddress = new Uri(_host.Urls.Single());
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _host.DisposeAsync();
    }

    [Fact]
    public async Task lists_the_municipalities_with_their_district_and_every_language()
    {
        using var answer = JsonDocument.Parse(await _client.GetStringAsync("/api/v1/places/municipalities"));

        var items = answer.RootElement.GetProperty("items");
        items.GetArrayLength().ShouldBe(38);
        JsonNode.DeepEquals(JsonNode.Parse(items[18].GetRawText()), JsonNode.Parse(
            """
            {
              "slug": "prishtine", "code": "19", "name": {"sq": "Prishtinë", "sr": "Priština", "en": "Prishtina"}, "aliases": ["Pristina"],
              "district": {"code": "01", "name": {"sq": "Prishtinë", "sr": "Priština", "en": "Prishtina"}}
            }
            """)).ShouldBeTrue(items[18].GetRawText());
    }

    [Fact]
    public async Task lists_the_countries()
    {
        using var answer = JsonDocument.Parse(await _client.GetStringAsync("/api/v1/places/countries"));

        var kosovo = answer.RootElement.GetProperty("items").EnumerateArray().Single(item => item.GetProperty("code").GetString() == "XK");
        kosovo.GetRawText().ShouldBe(
            """{"code":"XK","name":{"sq":"Kosovë","sr":"Kosovo","en":"Kosovo"},"aliases":[],"eu_member":false,"calling_code":"+383"}""");
    }

    [Theory]
    [InlineData("/api/v1/places/municipalities")]
    [InlineData("/api/v1/places/countries")]
    public async Task sends_nothing_again_to_a_caller_who_has_it(string path)
    {
        using var first = await _client.GetAsync(path);
        using var again = new HttpRequestMessage(HttpMethod.Get, path);
        again.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using var second = await _client.SendAsync(again);

        first.Content.Headers.ContentType!.MediaType.ShouldBe("application/json");
        first.Headers.CacheControl!.ToString().ShouldBe("public, max-age=3600");
        second.StatusCode.ShouldBe(HttpStatusCode.NotModified);
        (await second.Content.ReadAsByteArrayAsync()).ShouldBeEmpty();
    }
}
