using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Shouldly;
using VoltKosova.Access;
using VoltKosova.EventStore;
using VoltKosova.EventStore.Postgres;
using VoltKosova.Kernel;
using VoltKosova.Messaging;
using VoltKosova.Platform.Tests.Web;
using VoltKosova.Postgres;
using VoltKosova.Privacy;
using VoltKosova.Testing;
using VoltKosova.Web;
using VoltKosova.Webhooks;
using VoltKosova.Webhooks.Sending;
using Xunit;

namespace VoltKosova.Platform.Tests.Webhooks;

/// <summary>A host with a module that tells of notices, and webhooks, on a database of its own. Receivers on loopback are allowed.</summary>
public class WebhookHost : IAsyncLifetime
{
    public const string Posted = "notices.notice-posted.v1";
    public const string Removed = "notices.notice-removed.v1";

    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(30);

    private readonly TestDatabase _database = new();
    private WebApplication _app = null!;

    /// <summary>The clock of the business; its leases and timeouts go by real time.</summary>
    public FixedClock Clock { get; } = new(FixedClock.Start);

    public HttpClient Client { get; private set; } = null!;

    public string ConnectionString => _database.ConnectionString;

    internal Branches Tree { get; } = new();

    protected virtual TimeProvider BusinessClock => Clock;

    protected virtual IReadOnlyDictionary<string, string?> Settings => new Dictionary<string, string?>
    {
        ["Webhooks:AllowHttp"] = "true", ["Webhooks:AllowedNetworks:0"] = "127.0.0.0/8",
    };

    public async ValueTask InitializeAsync()
    {
        await _database.InitializeAsync();
        await Start();
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
        await _database.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>Ends the host, has something done to the database by its owner, and starts a new host on it.</summary>
    public async Task Restart(string sql)
    {
        Client.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
        await using (var owner = new NpgsqlConnection(ConnectionString))
        {
            await owner.OpenAsync();
            await using var command = new NpgsqlCommand(sql, owner);
            await command.ExecuteNonQueryAsync();
        }

        await Start();
    }

    /// <summary>Posts a notice in a chapter; answers with its id, which is the stream's.</summary>
    public Task<Guid> Post(Guid chapter) => Tell((id, now) => new NoticeFact.Posted(id, chapter, Seat.DayOf(now), now, "not for others"));

    public Task<Guid> Remove() => Tell((id, _) => new NoticeFact.Removed(id));

    /// <summary>Until every event has its rows and all that is due has been tried.</summary>
    public async Task Settle()
    {
        using var patience = new CancellationTokenSource(_patience);
        await _app.Services.GetRequiredService<Delivery>().WhenQuiet(patience.Token);
        await _app.Services.GetRequiredService<Deliverer>().WhenQuiet(patience.Token);
    }

    /// <summary>An endpoint that has answered its challenge.</summary>
    public async Task<(Guid Id, string Secret)> Register(string url, Guid? chapter, params string[] types)
    {
        var receipt = await (await Send(HttpMethod.Post, "endpoints", Registration(url, chapter, types))).Expect(HttpStatusCode.Created);
        await Settle();
        return (receipt["id"]!.GetValue<Guid>(), receipt.Text("secret"));
    }

    public static JsonObject Registration(string url, Guid? chapter, params string[] types) => new()
    {
        ["url"] = url,
        ["event_types"] = new JsonArray([.. types.DefaultIfEmpty(Posted).Select(type => JsonValue.Create(type))]),
        ["chapter_id"] = chapter?.ToString(),
        ["description"] = "For the website",
    };

    public async Task<HttpResponseMessage> Send(
        HttpMethod method, string path, JsonObject? body = null, Guid? boardOf = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, "/api/v1/webhooks/" + path);
        if (body is not null)
            request.Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
        request.Headers.Add(WebHost.RoleHeader, boardOf is null ? nameof(Role.Administrator) : $"{nameof(Role.ChapterBoard)} {boardOf}");
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        return await Client.SendAsync(request);
    }

    public async Task<JsonObject> Get(string path) => await (await Send(HttpMethod.Get, path)).Expect(HttpStatusCode.OK);

    /// <summary>The deliveries of an endpoint, newest first, challenges left out.</summary>
    public async Task<IReadOnlyList<JsonObject>> Deliveries(Guid endpoint) =>
        [.. (await Get($"endpoints/{endpoint}/deliveries"))["items"]!.AsArray().Select(item => item!.AsObject()).Where(item => item.Text("kind") != "challenge")];

    private async Task<Guid> Tell(Func<Guid, DateTimeOffset, NoticeFact> fact)
    {
        await using var scope = _app.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<Store<NoticeStreams>>().Write(
            writing =>
            {
                var id = writing.NewId();
                writing.Start(NoticeStreams.Notices, id, fact(id, writing.Now)).ShouldBeNull();
                return Task.FromResult(id);
            },
            CancellationToken.None);
    }

    private async Task Start()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRoutingCore();
        builder.Services.AddLogging(l => l.Services.AddSingleton<Microsoft.Extensions.Logging.ILoggerProvider>(new Dbg()));
        builder.Configuration.AddInMemoryCollection(Settings);
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["ConnectionStrings:Volt"] = ConnectionString,
            ["Privacy:Key"] = $"index:{Convert.ToBase64String(new byte[32])};k1:{Convert.ToBase64String(new byte[32])}",
            ["Web:PublicUrl"] = "https://volt.test",
        });
        builder.Services.AddSingleton(BusinessClock);
        builder.Services.AddWeb(builder.Configuration);
        builder.Services.AddPrivacy(builder.Configuration);
        builder.Services.AddSingleton<IChapterTree>(Tree);
        builder.Services.AddMessaging();
        builder.Services.AddStore<NoticeStreams>();
        builder.Services.AddPublisher(NoticeStreams.Publisher);
        builder.Services.AddWebhooks(builder.Configuration);
        builder.Services.AddPostgresEventStores();
        _app = builder.Build();
        await _app.Services.GetRequiredService<Migrator>().Migrate(CancellationToken.None);
        _app.Lifetime.ToString();
        _app.Use(SignIn);
        _app.UseWeb();
        _app.MapWebhooks();
        await _app.StartAsync();
        var address = _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        Client = new HttpClient { BaseAddress = new Uri(address) };
    }

    private static Task SignIn(HttpContext context, RequestDelegate next)
    {
        if (context.Request.Headers[WebHost.RoleHeader].ToString().Split(' ') is [{ Length: > 0 } role, .. var chapter])
        {
            var grant = new Grant(Enum.Parse<Role>(role), chapter is [var id] ? Guid.Parse(id) : null);
            var account = new Guid("00000000-0000-0000-0000-00000000000a");
            context.RequestServices.GetRequiredService<Caller>()
                .Become(new SignedIn(account, null, account, Language.En, DateTimeOffset.UnixEpoch, [grant]));
        }

        return next(context);
    }

    /// <summary>A tree of chapters that tests plant.</summary>
    internal sealed class Branches : IChapterTree
    {
        private readonly System.Collections.Concurrent.ConcurrentDictionary<Guid, Guid> _parents = new();

        public (Guid Above, Guid Below) Plant()
        {
            var (above, below) = (Guid.NewGuid(), Guid.NewGuid());
            _parents[below] = above;
            return (above, below);
        }

        public Task<IReadOnlySet<Guid>> Below(IReadOnlyCollection<Guid> chapters, CancellationToken cancellation) =>
            Task.FromResult<IReadOnlySet<Guid>>(
                chapters.Concat(_parents.Where(pair => chapters.Contains(pair.Value)).Select(pair => pair.Key)).ToHashSet());
    }
}

/// <summary>A host whose clock is the real one, for verifiers that look at their own.</summary>
public sealed class WebhookHostOfToday : WebhookHost
{
    protected override TimeProvider BusinessClock => TimeProvider.System;
}

/// <summary>A host that sends to public addresses only.</summary>
public sealed class StrictWebhookHost : WebhookHost
{
    protected override IReadOnlyDictionary<string, string?> Settings => new Dictionary<string, string?> { ["Webhooks:AllowHttp"] = "true" };
}

internal static class WebhookAnswers
{
    public static async Task<JsonObject> Expect(this HttpResponseMessage response, HttpStatusCode status)
    {
        response.StatusCode.ShouldBe(status, await response.Content.ReadAsStringAsync());
        return await response.Json();
    }
}
