using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using Shouldly;
using VoltKosova.Access;
using VoltKosova.Accounts;
using VoltKosova.Kernel;
using VoltKosova.Postgres;
using VoltKosova.Privacy;
using VoltKosova.Testing;
using VoltKosova.Web;
using Xunit;

namespace VoltKosova.Platform.Tests.Accounts;

/// <summary>A host with nothing but accounts, on a database of its own.</summary>
public sealed class AccountsHost : IAsyncLifetime
{
    public const string Password = "correct horse battery";

    public const string IndexLine = "index:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";

    public const string KeyLine = "test:AQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";

    internal const string OuterKey = IndexLine + ";" + KeyLine;

    private readonly TestDatabase _database = new();
    private int _people;

    public static Guid Kosova { get; } = new("00000000-0000-0000-0000-000000000001");

    public static Guid Prishtina { get; } = new("00000000-0000-0000-0000-000000000002");

    public static Guid Prizren { get; } = new("00000000-0000-0000-0000-000000000003");

    /// <summary>A right that treasurers have.</summary>
    public static Right Books { get; } = new("books.read", Role.Treasurer);

    public FixedClock Clock { get; } = new(FixedClock.Start);

    public SentMail Mail { get; } = new();

    internal CountingHasher Hasher { get; } = new();

    public Lines Log { get; } = new();

    public Followers Followed { get; } = new();

    public WebApplication App { get; private set; } = null!;

    public string ConnectionString => _database.ConnectionString;

    public HttpClient Client(string? token = null)
    {
        var client = App.GetTestClient();
        client.BaseAddress = new Uri("https://volt.test");
        client.DefaultRequestHeaders.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    public async ValueTask InitializeAsync()
    {
        await _database.InitializeAs(nameof(AccountsHost), Migrate);
        App = await Start();
    }

    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        await _database.DisposeAsync();
    }

    /// <summary>Another host on the same database.</summary>
    public async Task<WebApplication> Start(string key = OuterKey, Dictionary<string, string?>? settings = null)
    {
        var app = Compose(ConnectionString, key, settings);
        await app.Services.GetRequiredService<Migrator>().Migrate(CancellationToken.None);
        app.UseWeb();
        app.MapWeb();
        app.MapAccounts();
        app.MapGet("/undeclared", () => "secret");
        app.MapGet("/staff/page", (Caller caller) => caller.AccountId.ToString());
        app.MapGet("/books/{chapter:guid}", async (Guid chapter, Caller caller) =>
            (await caller.Scope(Books, default)).Holds(chapter) ? $"read by {caller.AccountId}" : "outside").RequireRight(Books);
        app.MapPost("/staff/sign-in", async (HttpContext context, StaffSessions staff, string email, string password) =>
            (await staff.SignIn(context, email, password, null, context.RequestAborted))?.Code ?? "in").AllowAnonymous();
        app.MapPost("/staff/sign-out", (HttpContext context, StaffSessions staff) => staff.SignOut(context, context.RequestAborted));
        await app.StartAsync();
        return app;
    }

    private async Task Migrate(string database)
    {
        await using var app = Compose(database, OuterKey, settings: null);
        await app.Services.GetRequiredService<Migrator>().Migrate(CancellationToken.None);
    }

    private WebApplication Compose(string database, string key, Dictionary<string, string?>? settings)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = Environments.Production });
        builder.WebHost.UseTestServer();
        builder.Logging.ClearProviders().SetMinimumLevel(LogLevel.Trace).AddProvider(Log);
        builder.Configuration.AddInMemoryCollection(
            new Dictionary<string, string?>
            {
                ["ConnectionStrings:Volt"] = database,
                ["Privacy:Key"] = key,
                ["Logging:LogLevel:Default"] = "Trace",
                ["Web:RateLimits:sensitive:Permits"] = "0",
                ["Web:RateLimits:public:Permits"] = "0",
                ["Access:StepUpLife"] = "00:10:00",
                ["Access:MassLimits"] = "2026-01-01=500;2030-01-01=3",
            });
        builder.Configuration.AddInMemoryCollection(settings ?? []);
        builder.Services.AddSingleton<TimeProvider>(Clock);
        builder.Services.AddWeb(builder.Configuration);
        builder.Services.AddAccounts(builder.Configuration);
        builder.Services.AddSingleton<ISendAccountMail>(Mail);
        builder.Services.AddSingleton<IFollowAddresses>(Followed);
        builder.Services.AddRight(Books);
        builder.Services.AddSingleton<IPasswordHasher<Account>>(Hasher);
        builder.Services.AddSingleton<IChapterTree, KosovaAndBelow>();
        return builder.Build();
    }

    /// <summary>Somebody with an account, a password and these roles.</summary>
    public async Task<(Guid Account, string Email)> Somebody(params Grant[] grants)
    {
        var email = $"person-{Interlocked.Increment(ref _people)}@volt.test";
        await using var scope = App.Services.CreateAsyncScope();
        var accounts = scope.ServiceProvider.GetRequiredService<IAccounts>();
        var address = EmailAddress.Parse(email);
        var invitation = grants.Length == 0
            ? (await accounts.InviteMember(Guid.NewGuid(), address, Language.Sr, "Vjosa", "Krasniqi", CancellationToken.None))!
            : await accounts.Invite(new NewStaff(address, Language.En, "Agim", "Berisha", grants, null), CancellationToken.None);
        var acceptance = new { token = invitation.Token, password = Password };
        (await Client().PostAsJsonAsync("/api/v1/access/invitations/acceptance", acceptance).Code())
            .ShouldBe("204");
        return (invitation.AccountId, email);
    }

    /// <summary>The same, signed in.</summary>
    public async Task<HttpClient> SignedIn(Role role, Guid? chapter = null) => await SignedIn(new Grant(role, chapter));

    /// <summary>The same, signed in.</summary>
    public async Task<HttpClient> SignedIn(params Grant[] grants)
    {
        var (_, email) = await Somebody(grants);
        var (status, tokens) = await SignIn(email);
        status.ShouldBe(HttpStatusCode.OK);
        return Client((string)tokens["access_token"]!);
    }

    /// <summary>Somebody who is signed in and has an authenticator, with its key.</summary>
    public async Task<(HttpClient Client, string Email, string Key)> WithAuthenticator()
    {
        var (_, email) = await Somebody(new Grant(Role.Auditor, null));
        var client = Client((string)(await SignIn(email)).Body["access_token"]!);
        var (_, enrolled) = await client.PostAsJsonAsync("/api/v1/access/me/totp", new { password = Password }).Read();
        var key = (string)enrolled["key"]!;
        (await client.PostAsJsonAsync("/api/v1/access/me/totp/confirmation", new { code = NextCode(key) }).Code()).ShouldBe("204");
        return (client, email, key);
    }

    /// <summary>A code nobody has used: that of the next half minute.</summary>
    public string NextCode(string key)
    {
        Clock.Advance(TimeSpan.FromSeconds(30));
        return Totp.Code(Base32.Decode(key), Clock.GetUtcNow().ToUnixTimeSeconds() / 30);
    }

    /// <summary>The same session with an access token of now.</summary>
    public async Task<HttpClient> Refresh(HttpClient client)
    {
        var (_, sessions) = await client.GetAsync("/api/v1/access/me/sessions").Read();
        var session = (Guid)sessions["items"]!.AsArray().Single(one => (bool)one!["is_current"]!)!["id"]!;
        var account = await Sql<Guid>($"SELECT account_id FROM session WHERE id = '{session}'");
        return Client(App.Services.GetRequiredService<TokenPairs>().Make(account, session, 0).AccessToken);
    }

    public async Task<(HttpStatusCode Status, JsonObject Body)> SignIn(string email, string password = Password, string? totp = null) =>
        await Client().PostAsJsonAsync("/api/v1/access/sign-in", new { email, password, totp }).Read();

    /// <summary>What the holder of an address is told now, in order.</summary>
    internal async Task<IReadOnlyList<AccountNotice>> Told(string email)
    {
        await App.Services.GetRequiredService<NoticeTeller>().Drain(CancellationToken.None);
        return [.. Mail.Notices.Where(notice => notice.Email == email)];
    }

    public async Task<T?> Sql<T>(string sql)
    {
        await using var source = NpgsqlDataSource.Create(ConnectionString + ";Pooling=false;Search Path=access");
        await using var command = source.CreateCommand(sql);
        return await command.ExecuteScalarAsync() is T value ? value : default;
    }

    /// <summary>A module that hears which accounts have got another address.</summary>
    public sealed class Followers : IFollowAddresses
    {
        public ConcurrentQueue<AddressChange> Heard { get; } = new();

        /// <summary>The account of which it cannot hear now.</summary>
        public Guid? Deaf { get; set; }

        public Task Follow(AddressChange change, CancellationToken cancellation)
        {
            Heard.Enqueue(change.AccountId == Deaf ? throw new InvalidOperationException("It cannot be heard now.") : change);
            return Task.CompletedTask;
        }
    }

    public sealed class SentMail : ISendAccountMail
    {
        public ConcurrentQueue<Invitation> Sent { get; } = new();

        public ConcurrentQueue<AccountNotice> Notices { get; } = new();

        public Task Send(AccountNotice notice, CancellationToken cancellation)
        {
            Notices.Enqueue(notice);
            return Task.CompletedTask;
        }

        public Task Send(Invitation invitation, CancellationToken cancellation)
        {
            Sent.Enqueue(invitation);
            return Task.CompletedTask;
        }
    }

    private sealed class KosovaAndBelow : IChapterTree
    {
        public Task<IReadOnlySet<Guid>> Below(IReadOnlyCollection<Guid> chapters, CancellationToken cancellation) =>
            Task.FromResult<IReadOnlySet<Guid>>(
                chapters.Contains(Kosova) ? new HashSet<Guid> { Kosova, Prishtina, Prizren } : chapters.ToHashSet());
    }
}

/// <summary>Everything that was logged, at every level.</summary>
public sealed class Lines : ILoggerProvider, ILogger
{
    private readonly ConcurrentQueue<string> _lines = new();

    public IReadOnlyCollection<string> All => _lines;

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        _lines.Enqueue(formatter(state, exception) + exception);

    public void Dispose()
    {
    }
}

internal static class Reading
{
    public static async Task<(HttpStatusCode Status, JsonObject Body)> Read(this Task<HttpResponseMessage> asked)
    {
        using var response = await asked;
        var text = await response.Content.ReadAsStringAsync();
        return (response.StatusCode, text.Length == 0 ? [] : JsonNode.Parse(text)!.AsObject());
    }

    /// <summary>The status, the code of a problem, and of each of its flaws the field and code.</summary>
    public static async Task<string> Code(this Task<HttpResponseMessage> asked)
    {
        var (status, body) = await asked.Read();
        return string.Join(' ', [$"{(int)status}", $"{body["code"]}", .. Flaws(body)]).TrimEnd();
    }

    private static IEnumerable<string> Flaws(JsonObject body) =>
        body["errors"]?.AsArray().Select(flaw => $"{flaw!["pointer"]} {flaw["code"]}") ?? [];
}
