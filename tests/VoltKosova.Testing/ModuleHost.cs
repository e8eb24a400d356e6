using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using VoltKosova.Access;
using VoltKosova.EventStore;
using VoltKosova.Mail;
using VoltKosova.Messaging;
using VoltKosova.Postgres;
using VoltKosova.Privacy;
using VoltKosova.PrivacyDesk;
using VoltKosova.Stack;
using VoltKosova.Web;
using Xunit;

namespace VoltKosova.Testing;

/// <summary>
/// One module over HTTP, on a real socket and a PostgreSQL database of its own, composed as the host composes it. Only these differ: the
/// clock stands still, requests are not counted, mails are kept, and who signs in is whoever the test says. A module's tests derive their
/// host from it; a test class takes it as a class fixture, or one per test where a test needs an empty database.
/// </summary>
public abstract class ModuleHost : IAsyncLifetime
{
    private static readonly TimeSpan _patience = TimeSpan.FromMinutes(2);

    private readonly TestDatabase _database = new();
    private readonly TestAccounts _accounts = new();
    private readonly List<HttpClient> _clients = [];
    private WebApplication? _app;

    /// <summary>The time of the business; moves when it is told to.</summary>
    public FixedClock Clock { get; } = new(FixedClock.Start);

    /// <summary>The host's services, for what HTTP does not show.</summary>
    public IServiceProvider Services => App.Services;

    /// <summary>The owner's connection string, to look into the database.</summary>
    public string ConnectionString => _database.ConnectionString;

    private WebApplication App => _app ?? throw new InvalidOperationException("The host has not started.");

    /// <summary>Somebody who is not signed in.</summary>
    public HttpClient Public => Client(authorization: null);

    /// <summary>Somebody who is signed in, with these grants and no person behind the account.</summary>
    public HttpClient As(params Grant[] grants) => As(new TestAccount(grants));

    /// <summary>Somebody who is signed in.</summary>
    public HttpClient As(TestAccount account)
    {
        ArgumentNullException.ThrowIfNull(account);
        return Client(_accounts.SignIn(account));
    }

    /// <summary>The stored names of what has happened in a stream, oldest first.</summary>
    public async Task<IReadOnlyList<string>> Log(string module, Guid stream) =>
    [
        .. (await Services.GetRequiredKeyedService<IEventStore>(module).ReadStream(stream, CancellationToken.None))
            .Select(stored => stored.Name),
    ];

    /// <summary>Does something with a service as a request would, outside of one.</summary>
    public async Task<TResult> With<TService, TResult>(Func<TService, Task<TResult>> act)
        where TService : notnull
    {
        ArgumentNullException.ThrowIfNull(act);
        await using var scope = Services.CreateAsyncScope();
        return await act(scope.ServiceProvider.GetRequiredService<TService>());
    }

    /// <summary>Waits until every reaction has had its effect, effects of effects included.</summary>
    public async Task WhenQuiet()
    {
        using var patience = new CancellationTokenSource(_patience);
        await Services.GetRequiredService<Delivery>().WhenQuiet(patience.Token);
    }

    /// <inheritdoc />
    public async ValueTask InitializeAsync()
    {
        await _database.InitializeAs(GetType().FullName!, Migrate);
        _app = Compose(_database.ConnectionString);
        _app.UseWeb();
        _app.MapWeb();
        MapModule(_app);
        await Services.GetRequiredService<Migrator>().Migrate(CancellationToken.None);
        await _app.StartAsync();
    }

    private async Task Migrate(string database)
    {
        await using var app = Compose(database);
        await app.Services.GetRequiredService<Migrator>().Migrate(CancellationToken.None);
    }

    private WebApplication Compose(string database)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = Environments.Production });
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection(
        [
            new("ConnectionStrings:Volt", database),
            new("Privacy:Key", $"index:{Key('i')};test:{Key('t')}"),
            new("Web:RateLimits:account:Permits", "0"),
            new("Web:RateLimits:public:Permits", "0"),
            new("Web:RateLimits:sensitive:Permits", "0"),
        ]);
        builder.Configuration.AddInMemoryCollection(Settings);
        builder.Services.AddSingleton<TimeProvider>(Clock);
        AddModule(builder.Services, builder.Configuration);
        AddPlatform(builder.Services, builder.Configuration);
        return builder.Build();
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        foreach (var client in _clients)
            client.Dispose();
        if (_app is not null)
        {
            await _app.StopAsync();
            await _app.DisposeAsync();
        }

        await _database.DisposeAsync();
    }

    /// <summary>Settings beside those that every module needs, or in their place.</summary>
    protected virtual IEnumerable<KeyValuePair<string, string?>> Settings => [];

    /// <summary>The module, and whatever stands in for the modules that it asks.</summary>
    protected abstract void AddModule(IServiceCollection services, IConfiguration configuration);

    /// <summary>The module's routes.</summary>
    protected abstract void MapModule(IEndpointRouteBuilder routes);

    private static string Key(char letter) => Convert.ToBase64String([.. Enumerable.Repeat((byte)letter, 32)]);

    private void AddPlatform(IServiceCollection services, IConfiguration configuration)
    {
        services.AddPrivacyDesk(configuration);
        services.AddStoresOfStack();
        services.AddMessagesOfStack();
        services.AddPrivacy(configuration);
        services.AddMail(configuration);
        services.AddWeb(configuration);
        services.AddDataProtection().UseEphemeralDataProtectionProvider();
        services.AddAccess();
        services.AddSingleton(_accounts);
        services.AddAuthentication(TestSignIn.SchemeName).AddScheme<AuthenticationSchemeOptions, TestSignIn>(TestSignIn.SchemeName, null);
    }

    private HttpClient Client(string? authorization)
    {
        var client = new HttpClient { BaseAddress = new Uri(App.Urls.Single()) };
        if (authorization is not null)
            client.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", authorization);
        _clients.Add(client);
        return client;
    }
}
