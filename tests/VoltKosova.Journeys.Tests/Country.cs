using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Npgsql;
using Shouldly;
using VoltKosova.Testing;

namespace VoltKosova.Journeys.Tests;

/// <summary>Volt in one country: a host, its database, its administrator.</summary>
internal sealed class Country(string name, string code) : IAsyncDisposable
{
    private static readonly TimeSpan _patience = TimeSpan.FromMinutes(2);

    private readonly int _port = FreePort();
    private Receiver? _tap;
    private HostProcess? _host;
    private HttpClient? _admin;

    public TestDatabase Databases { get; } = new();

    /// <summary>The chapter of the whole movement.</summary>
    public Guid Chapter { get; private set; }

    /// <summary>The other country as a partner of this one.</summary>
    public Guid Partner { get; private set; }

    private Receiver Tap => _tap ?? throw new InvalidOperationException("The host has not started.");

    private HostProcess Host => _host ?? throw new InvalidOperationException("The host has not started.");

    /// <summary>The administrator.</summary>
    public HttpClient Admin => _admin ?? throw new InvalidOperationException("Nobody has signed in.");

    /// <summary>Where it is told: a tap, which holds every message against others' code and resets while the host is dead.</summary>
    public string EventsOf(Guid partner) => new Uri(new Uri(Tap.Url), $"/api/v1/webhooks/peers/{partner}/events").ToString();

    public async Task Begin()
    {
        _tap = await Receiver.InFrontOf(new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{_port}")));
        await Start();
        await Administrator.SetUp(Email, Host);
        await SignIn();
        var founded = await Post(
            "/api/v1/chapters/chapters", new { level = "movement", name, names = new { sq = name, sr = name, en = name } });
        founded.Status.ShouldBe(HttpStatusCode.Created, founded.Code);
        Chapter = founded.Id("chapter_id");
    }

    public async Task Restart()
    {
        // What the dead host held is free at once, so that the test need not wait for leases to end.
        foreach (var schema in await Column(
            "SELECT table_schema::text FROM information_schema.tables WHERE table_name = 'vk_subscriber_lease'"))
            await Column($"UPDATE {schema}.vk_subscriber_lease SET expires_at = clock_timestamp() - interval '1 s' RETURNING name");
        await Column("UPDATE webhooks.mt_doc_webhook_delivery SET data = data - 'claim_id' - 'claimed_until' RETURNING id::text");
        await Start();
        await SignIn();
    }

    public Task Kill() => Host.Kill();

    /// <summary>Makes due now what waits for its next attempt.</summary>
    public async Task Hurry() => await Column(
        """
        UPDATE webhooks.mt_doc_webhook_delivery SET data = data || '{"due_at": "2020-01-01T00:00:00Z"}'
        WHERE data ->> 'state' = 'pending' RETURNING id::text
        """);

    public async Task Know(Country other)
    {
        var added = await Post("/api/v1/partnerships/partners", new
        {
            chapter_id = Chapter,
            kind = "volt_chapter",
            profile = new { name = other.Name, country = other.Code },
        });
        added.Status.ShouldBe(HttpStatusCode.Created, added.Code);
        Partner = added.Id("partner_id");
    }

    /// <summary>Waits until a query finds something.</summary>
    public async Task Until(string sql)
    {
        using var patience = new CancellationTokenSource(_patience);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while ((await Column(sql)).Count == 0)
        {
            patience.IsCancellationRequested.ShouldBeFalse($"{name} never came to: {sql}\n{Host.Said}");
            await timer.WaitForNextTickAsync();
        }
    }

    /// <summary>Somebody who has not signed in.</summary>
    public HttpClient Nobody() => new() { BaseAddress = Host.Address };

    public Task<Reply> Post(string path, object? body = null) => Admin.Post(path, body);

    public Task<Reply> Get(string path) => Admin.Get(path);

    public async Task<List<string>> Column(string sql)
    {
        await using var connection = new NpgsqlConnection(Databases.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync();
        var column = new List<string>();
        while (await reader.ReadAsync())
            column.Add(reader.GetValue(0).ToString()!);
        return column;
    }

    public async ValueTask DisposeAsync()
    {
        _admin?.Dispose();
        if (_host is not null)
            await _host.DisposeAsync();
        await Databases.DisposeAsync();
        if (_tap is not null)
            await _tap.DisposeAsync();
    }

    private string Name => name;

    private string Code => code;

    private string Email => $"admin@{code}.example.org";

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private async Task Start()
    {
        if (_host is not null)
            await _host.DisposeAsync();
        _host = await HostProcess.Start(
            Databases.ConnectionString,
            ("Urls", string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{_port}")),
            ("Webhooks__AllowHttp", "true"),
            ("Webhooks__AllowedNetworks__0", "127.0.0.0/8"),
            ("Access__PasswordRounds", "1000"));
    }

    private async Task SignIn()
    {
        _admin?.Dispose();
        _admin = await Administrator.SignedIn(Email, Host);
    }
}
