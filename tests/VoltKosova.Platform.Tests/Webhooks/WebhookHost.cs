using System.Collections.Concurrent;
using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using VoltKosova.Access;
using VoltKosova.EventStore;
using VoltKosova.Kernel;
using VoltKosova.Messaging;
using VoltKosova.Testing;
using VoltKosova.Webhooks;
using VoltKosova.Webhooks.Sending;

namespace VoltKosova.Platform.Tests.Webhooks;

/// <summary>A host with a module that tells of notices, and webhooks. Receivers on loopback are allowed.</summary>
public class WebhookHost : ModuleHost
{
    public const string Posted = "notices.notice-posted.v1";
    public const string NoticeRead = "notices.notice-read.v1";
    public const string Removed = "notices.notice-removed.v1";
    public const string Path = "/api/v1/webhooks/";

    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(30);

    public HttpClient Administrator => As(new Grant(Role.Administrator, null));

    internal Branches Tree { get; } = new();

    protected override IEnumerable<KeyValuePair<string, string?>> Settings =>
    [
        new("Web:PublicUrl", "https://volt.test"), new("Webhooks:AllowHttp", "true"), new("Webhooks:AllowedNetworks:0", "127.0.0.0/8"),
    ];

    /// <summary>Posts a notice in a chapter; answers with its id, which is the stream's.</summary>
    public Task<Guid> Post(Guid chapter) => Tell((id, now) => new NoticeFact.Posted(id, chapter, Seat.DayOf(now), now, "not for others"));

    /// <summary>Somebody reads one, which only modules are told.</summary>
    public Task<Guid> Read(Guid chapter) => Tell((id, _) => new NoticeFact.Read(chapter, id));

    public Task<Guid> Remove() => Tell((id, _) => new NoticeFact.Removed(id));

    /// <summary>Until every event has its rows and all that is due has been tried.</summary>
    public async Task Settle()
    {
        await WhenQuiet();
        using var patience = new CancellationTokenSource(_patience);
        await Services.GetRequiredService<Deliverer>().WhenQuiet(patience.Token);
    }

    /// <summary>An endpoint that has been challenged.</summary>
    public async Task<(Guid Id, string Secret)> Register(string url, Guid? chapter, params string[] types)
    {
        var receipt = await Administrator.Post(Path + "endpoints", Registration(url, chapter, types));
        receipt.Status.ShouldBe(HttpStatusCode.Created, receipt.Code);
        await Settle();
        return (receipt.Id("id"), receipt.Text("secret"));
    }

    /// <summary>An endpoint that has been challenged, registered with more than an address.</summary>
    public async Task<(Guid Id, string Secret)> RegisterWith(object registration)
    {
        var receipt = await Administrator.Post(Path + "endpoints", registration);
        receipt.Status.ShouldBe(HttpStatusCode.Created, receipt.Code);
        await Settle();
        return (receipt.Id("id"), receipt.Text("secret"));
    }

    /// <summary>Asks for something to be done to an endpoint, and waits until it is.</summary>
    public async Task<Reply> Do(Guid endpoint, string act, object? body = null)
    {
        var reply = await Administrator.Post($"{Path}endpoints/{endpoint}/{act}", body);
        await Settle();
        return reply;
    }

    public static object Registration(string url, Guid? chapter, params string[] types) =>
        new { Url = url, EventTypes = types.DefaultIfEmpty(Posted), ChapterId = chapter, Description = "For the website" };

    public async Task<JsonObject> Get(string path)
    {
        var reply = await Administrator.Get(Path + path);
        reply.Status.ShouldBe(HttpStatusCode.OK, reply.Code);
        return reply.Body;
    }

    /// <summary>An endpoint as its owner reads it.</summary>
    public async Task<JsonObject> Endpoint(Guid endpoint) => (await Get($"endpoints/{endpoint}"))["endpoint"]!.AsObject();

    /// <summary>The deliveries of an endpoint, newest first, challenges left out.</summary>
    public async Task<IReadOnlyList<JsonObject>> Deliveries(Guid endpoint, string filter = "?filter[kind][ne]=challenge") =>
        [.. (await Get($"endpoints/{endpoint}/deliveries{filter}"))["items"]!.AsArray().Select(item => item!.AsObject())];

    protected override void AddModule(IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<IChapterTree>(Tree);
        services.AddStore<NoticeStreams>();
        services.AddPublisher(NoticeStreams.Publisher);
        services.AddWebhooks(configuration);
    }

    protected override void MapModule(IEndpointRouteBuilder routes) => routes.MapWebhooks();

    private Task<Guid> Tell(Func<Guid, DateTimeOffset, NoticeFact> fact) => With<Store<NoticeStreams>, Guid>(store => store.Write(
        writing =>
        {
            var id = writing.NewId();
            writing.Start(NoticeStreams.Notices, id, fact(id, writing.Now)).ShouldBeNull();
            return Task.FromResult(id);
        },
        CancellationToken.None));

    /// <summary>A tree of chapters that tests plant.</summary>
    internal sealed class Branches : IChapterTree
    {
        private readonly ConcurrentDictionary<Guid, Guid> _parents = new();

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
    protected override void AddModule(IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(TimeProvider.System);
        base.AddModule(services, configuration);
    }
}

/// <summary>A host that sends to public addresses only, as hosts do.</summary>
public sealed class StrictWebhookHost : WebhookHost
{
    protected override IEnumerable<KeyValuePair<string, string?>> Settings => [];
}

internal static class JsonTexts
{
    public static string Text(this JsonNode? node, string property) => node![property]!.GetValue<string>();

    public static string Text(this Reply reply, string property) => reply.Body.Text(property);
}
