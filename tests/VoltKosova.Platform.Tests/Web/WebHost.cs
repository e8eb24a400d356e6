using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using VoltKosova.Access;
using VoltKosova.EventStore;
using VoltKosova.Kernel;
using VoltKosova.Web;

namespace VoltKosova.Platform.Tests.Web;

/// <summary>A small host on a real socket: one module of leaflets with a store in memory.</summary>
public sealed class WebHost : IAsyncDisposable
{
    public const string AccountHeader = "X-Test-Account";
    public const string RoleHeader = "X-Test-Role";

    private readonly WebApplication _app;

    private WebHost(WebApplication app, Uri address)
    {
        _app = app;
        Client = new HttpClient { BaseAddress = address };
    }

    public HttpClient Client { get; }

    public IServiceProvider Services => _app.Services;

    public static async Task<WebHost> Start(
        Dictionary<string, string?>? settings = null, Action<IServiceCollection>? services = null,
        Action<IEndpointRouteBuilder>? routes = null)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRoutingCore();
        builder.Configuration.AddInMemoryCollection(settings ?? []);
        builder.Services.AddLogging();
        builder.Services.AddSingleton<IChapterTree, ChaptersAlone>();
        builder.Services.AddScoped<Caller>();
        builder.Services.AddSingleton<IMassApprovals, NoApprovals>();
        builder.Services.AddWeb(builder.Configuration);
        builder.Services.AddSingleton<IPersonKeys, NoPersonKeys>();
        builder.Services.AddStore<LeafletStreams>();
        builder.Services.AddInMemoryEventStores();
        builder.Services.AddRequests(typeof(WebHost).Assembly);
        services?.Invoke(builder.Services);
        var app = builder.Build();
        app.Use(SignIn);
        app.UseWeb();
        app.MapWeb();
        var leaflets = app.MapGroup("/api/v1/leaflets").WithModule(LeafletStreams.Module);
        Leaflets.Map(leaflets);
        routes?.Invoke(app);
        await app.StartAsync();
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        return new WebHost(app, new Uri(address));
    }

    public Task<HttpResponseMessage> Get(string path, params (string Name, string Value)[] headers) =>
        Send(HttpMethod.Get, path, null, headers);

    public Task<HttpResponseMessage> Post(string path, string body, params (string Name, string Value)[] headers) =>
        Send(HttpMethod.Post, path, body, headers);

    public async Task<HttpResponseMessage> Send(HttpMethod method, string path, string? body, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path);
        if (body is not null)
            request.Content = new StringContent(body, Encoding.UTF8, new MediaTypeHeaderValue("application/json"));
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        return await Client.SendAsync(request);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
    }

    private static Task SignIn(HttpContext context, RequestDelegate next)
    {
        if (Guid.TryParse(context.Request.Headers[AccountHeader], out var account))
        {
            Grant[] grants = Enum.TryParse<Role>(context.Request.Headers[RoleHeader], out var role) ? [new Grant(role, null)] : [];
            context.RequestServices.GetRequiredService<Caller>()
                .Become(new SignedIn(account, null, account, Language.Sq, DateTimeOffset.UnixEpoch, grants)
                {
                    Proof = new Proof(DateTimeOffset.UtcNow, TimeSpan.FromMinutes(15)),
                });
        }

        return next(context);
    }

    private sealed class NoPersonKeys : IPersonKeys
    {
        public ValueTask<(IPersonKey Key, string Row)> Make(Guid person, DateTimeOffset now, CancellationToken cancellation) =>
            throw new NotSupportedException();

        public ValueTask<IPersonKey?> Unwrap(Guid person, string row, CancellationToken cancellation) => throw new NotSupportedException();

        public string Destroyed(DateTimeOffset at) => throw new NotSupportedException();
    }
}

/// <summary>What tests look at in an answer.</summary>
internal static class Reading
{
    public static async Task<JsonObject> Json(this HttpResponseMessage response)
    {
        ArgumentNullException.ThrowIfNull(response);
        return JsonNode.Parse(await response.Content.ReadAsStringAsync())!.AsObject();
    }

    public static string Text(this JsonNode? node, string property) => node![property]!.GetValue<string>();

    public static string? Header(this HttpResponseMessage response, string name) =>
        response.Headers.TryGetValues(name, out var values) || response.Content.Headers.TryGetValues(name, out values)
            ? string.Join(", ", values)
            : null;
}
