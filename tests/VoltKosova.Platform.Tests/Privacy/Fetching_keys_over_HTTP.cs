using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Shouldly;
using VoltKosova.EventStore;
using VoltKosova.Privacy;
using VoltKosova.Testing;
using Xunit;

namespace VoltKosova.Platform.Tests.Privacy;

public sealed class Fetching_keys_over_HTTP : IAsyncLifetime
{
    private static readonly Guid _arta = new("11111111-1111-4111-8111-111111111111");
    private static readonly CancellationToken _forEver = CancellationToken.None;
    private readonly FixedClock _clock = new(FixedClock.Start);
    private readonly KeyRing _ring = KeyRing.Empty;
    private WebApplication _service = null!;
    private string? _lines = $"{Keys.Line("index", 'i')}\n{Keys.Line("k1", 'a')}";

    [Fact]
    public async Task takes_them_from_a_service_that_knows_the_host()
    {
        using var fetching = Fetching("secret");
        await fetching.Fetch(_forEver);

        _ring.Current.ShouldBe("k1");
    }

    [Fact]
    public async Task has_none_without_the_token()
    {
        using var fetching = Fetching("wrong");
        await fetching.Fetch(_forEver);

        await Should.ThrowAsync<KeyUnavailableException>(async () => await People.Make(_arta, FixedClock.Start, _forEver));
    }

    [Fact]
    public async Task hears_of_a_new_key_without_a_restart()
    {
        using var fetching = Fetching("secret");
        await fetching.Fetch(_forEver);
        var (_, row) = await People.Make(_arta, FixedClock.Start, _forEver);
        _lines = $"{Keys.Line("index", 'i')};{Keys.Line("k2", 'b')};{Keys.Line("k1", 'a')}";
        await fetching.Fetch(_forEver);

        _ring.Current.ShouldBe("k2");
        (await People.Unwrap(_arta, row, _forEver)).ShouldNotBeNull();
    }

    [Fact]
    public async Task goes_on_for_a_while_when_it_does_not_answer_and_then_holds_none_until_it_does()
    {
        using var fetching = Fetching("secret");
        await fetching.Fetch(_forEver);
        var (_, row) = await People.Make(_arta, FixedClock.Start, _forEver);
        var lines = _lines;
        _lines = null;
        _clock.Advance(TimeSpan.FromMinutes(4));
        await fetching.Fetch(_forEver);
        (await People.Unwrap(_arta, row, _forEver)).ShouldNotBeNull();

        _clock.Advance(TimeSpan.FromMinutes(2));
        await fetching.Fetch(_forEver);
        await Should.ThrowAsync<KeyUnavailableException>(async () => await People.Make(_arta, FixedClock.Start, _forEver));
        await Should.ThrowAsync<KeyUnavailableException>(async () => await People.Unwrap(_arta, row, _forEver));

        _lines = lines;
        await fetching.Fetch(_forEver);
        (await People.Unwrap(_arta, row, _forEver)).ShouldNotBeNull();
    }

    [Theory]
    [InlineData("http://keys.example/ring")]
    [InlineData("keys")]
    public void refuses_an_address_on_which_others_could_listen(string url) => Should.Throw<InvalidOperationException>(
        () => new RemoteKeys(_ring, Settings(("Privacy:KeyUrl", url)), _clock, NullLogger<RemoteKeys>.Instance))
        .Message.ShouldBe("The setting Privacy:KeyUrl must be an https address.");

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        _service = builder.Build();
        _service.MapGet("/ring", (HttpContext context) => (_lines, context.Request.Headers.Authorization.ToString()) switch
        {
            (null, _) => Results.StatusCode((int)HttpStatusCode.ServiceUnavailable),
            ({ } lines, "Bearer secret") => Results.Text(lines),
            _ => Results.Unauthorized(),
        });
        await _service.StartAsync();
    }

    public async ValueTask DisposeAsync() => await _service.DisposeAsync();

    private PersonKeys People => new(_ring, new IdSource(_clock));

    private RemoteKeys Fetching(string token) => new(
        _ring,
        Settings(("Privacy:KeyUrl", _service.Urls.Single() + "/ring"), ("Privacy:KeyToken", token)),
        _clock,
        NullLogger<RemoteKeys>.Instance);

    private static IConfiguration Settings(params (string Name, string Value)[] settings) => new ConfigurationBuilder()
        .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Name, (string?)setting.Value))).Build();
}
