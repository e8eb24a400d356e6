using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Npgsql;
using Shouldly;
using VoltKosova.Testing;
using Xunit;

namespace VoltKosova.Journeys.Tests;

/// <summary>
/// Two hosts of this product, as Volt in two countries: keys both ways, a membership check, a whole transfer and a withdrawal. Each of them
/// is killed while a message is on its way.
/// </summary>
public sealed partial class Two_chapters_exchange_a_member : IAsyncLifetime
{
    private const string Arber = "arber@example.org";

    private readonly Country _kosovo = new("Volt Kosova", "XK");
    private readonly Country _germany = new("Volt Deutschland", "DE");

    [Fact]
    public async Task also_when_both_are_killed_on_the_way()
    {
        await Task.WhenAll(_kosovo.Begin(), _germany.Begin());
        var here = await _kosovo.Admit(Arber, new { country = "XK", municipality = "prishtine" });
        var there = await _germany.Admit(Arber, new { country = "DE", locality = "Berlin" });
        await TheyExchangeKeys();

        // Kosovo asks; Germany knows him, and does not know a stranger.
        (await Answer(Arber)).ShouldBe("yes");
        (await Answer("stranger@example.org")).ShouldBe("no");

        // Germany is dead while Kosovo offers him.
        await _germany.Kill();
        var offered = await _kosovo.Post($"/api/v1/membership/members/{here}/transfers", new { peer_id = _kosovo.Partner });
        var transfer = offered.Id("transfer_id");
        await _kosovo.Until("SELECT 1 FROM webhooks.mt_doc_webhook_attempt WHERE data ->> 'outcome' = 'connection_refused'");
        await _germany.Restart();
        await _kosovo.Hurry();
        (await _germany.UntilTransfer(transfer, "offered"))["direction"]!.GetValue<string>().ShouldBe("coming");

        // Kosovo is dead while Germany accepts him, and Germany dies with the receipt in its hands.
        await _kosovo.Kill();
        (await _germany.Post($"/api/v1/membership/transfers/{transfer}/acceptance", new { member_id = there })).Status
            .ShouldBe(HttpStatusCode.NoContent);
        await _germany.Kill();
        await Task.WhenAll(_kosovo.Restart(), _germany.Restart());
        await _germany.Hurry();
        await _kosovo.UntilTransfer(transfer, "completed");
        await _kosovo.Hurry();
        await _germany.UntilTransfer(transfer, "completed");

        // He is a member in one country, both sides have their receipt, and each message was taken once.
        (await _kosovo.Get($"/api/v1/membership/members/{here}")).Body["ended_on"].ShouldNotBeNull();
        (await _germany.Get($"/api/v1/membership/members/{there}")).Body["ended_on"].ShouldBeNull();
        (await Facts(_kosovo, "membership.membership-ended.v1")).ShouldBe(1);
        (await Facts(_kosovo, "membership.transfer-completed.v1")).ShouldBe(1);
        (await Facts(_germany, "membership.transfer-offer-received.v1")).ShouldBe(1);
        (await Facts(_germany, "membership.transfer-accepted.v1")).ShouldBe(1);

        // He no longer agrees that Germany keeps what Kosovo told of him.
        var withdrawn = await _kosovo.Post($"/api/v1/membership/members/{here}/sharing-withdrawals", new { peer_id = _kosovo.Partner });
        withdrawn.Status.ShouldBe(HttpStatusCode.Created, withdrawn.Code);
        await _kosovo.Until("SELECT 1 FROM membership.mt_doc_withdrawal WHERE data ->> 'state' = 'acknowledged'");
        (await _kosovo.Get("/api/v1/membership/sharing-withdrawals?filter[state][eq]=sent")).Body["items"]!.AsArray().ShouldBeEmpty();
        await _germany.Until("SELECT 1 FROM membership.mt_events WHERE type = 'membership.withdrawal-acknowledged.v1'");

        // No message carried an address or a name.
        foreach (var country in new[] { _kosovo, _germany })
        {
            var bodies = await country.Column("SELECT data ->> 'body' FROM webhooks.mt_doc_webhook_message");
            bodies.Count.ShouldBeGreaterThan(3);
            bodies.ShouldAllBe(body => !body.Contains("arb", StringComparison.OrdinalIgnoreCase) && !body.Contains('@'));
            (await country.Column("SELECT id FROM membership.mt_doc_dead_letter")).ShouldBeEmpty();
        }
    }

    public async ValueTask InitializeAsync()
    {
        await _kosovo.Databases.InitializeAsync();
        await _germany.Databases.InitializeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _kosovo.DisposeAsync();
        await _germany.DisposeAsync();
    }

    private async Task TheyExchangeKeys()
    {
        await _kosovo.Know(_germany);
        await _germany.Know(_kosovo);
        var ours = await _kosovo.Post(
            "/api/v1/webhooks/peers", new { partner_id = _kosovo.Partner, url = _germany.EventsOf(_germany.Partner) });
        ours.Status.ShouldBe(HttpStatusCode.Created, ours.Code);
        var theirs = await _germany.Post("/api/v1/webhooks/peers", new
        {
            partner_id = _germany.Partner,
            url = _kosovo.EventsOf(_kosovo.Partner),
            key = ours.Body["secret"]!.GetValue<string>(),
        });
        theirs.Status.ShouldBe(HttpStatusCode.Created, theirs.Code);
        await _kosovo.Post($"/api/v1/webhooks/peers/{_kosovo.Partner}/key", new { key = theirs.Body["secret"]!.GetValue<string>() });

        // The first challenges came before the other side knew the key.
        await _kosovo.Post($"/api/v1/webhooks/endpoints/{_kosovo.Partner}/challenge");
        await _germany.Post($"/api/v1/webhooks/endpoints/{_germany.Partner}/challenge");
        foreach (var country in new[] { _kosovo, _germany })
            await country.Until("SELECT 1 FROM webhooks.mt_doc_webhook_endpoint WHERE data ->> 'state' = 'active'");
    }

    private async Task<string> Answer(string email)
    {
        var asked = await _kosovo.Post("/api/v1/membership/checks", new { peer_id = _kosovo.Partner, email });
        var check = asked.Id("check_id");
        await _kosovo.Until($"SELECT 1 FROM membership.mt_doc_check WHERE id = '{check}' AND data ->> 'answer' IS NOT NULL");
        return (await _kosovo.Get($"/api/v1/membership/checks/{check}")).Body["answer"]!.GetValue<string>();
    }

    private static async Task<int> Facts(Country country, string name) =>
        (await country.Column($"SELECT id::text FROM membership.mt_events WHERE type = '{name}'")).Count;

    /// <summary>Volt in one country: a host, its database, its administrator.</summary>
    private sealed partial class Country(string name, string code) : IAsyncDisposable
    {
        private const string Password = "correct horse battery staple";

        private static readonly TimeSpan _patience = TimeSpan.FromSeconds(60);

        private readonly int _port = FreePort();
        private HostProcess? _host;
        private HttpClient? _admin;

        public TestDatabase Databases { get; } = new();

        /// <summary>The other country as a partner of this one.</summary>
        public Guid Partner { get; private set; }

        private HostProcess Host => _host ?? throw new InvalidOperationException("The host has not started.");

        private HttpClient Admin => _admin ?? throw new InvalidOperationException("Nobody has signed in.");

        public string EventsOf(Guid partner) =>
            string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{_port}/api/v1/webhooks/peers/{partner}/events");

        public async Task Begin()
        {
            await Start();
            var email = $"admin@{code}.example.org";
            using var nobody = new HttpClient { BaseAddress = Host.Address };
            using (var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50)))
            {
                // The console says where it listens before it says the code.
                while (!SetupCode().IsMatch(Host.Said))
                    await timer.WaitForNextTickAsync();
            }

            var shown = SetupCode().Match(Host.Said).Value;
            var setUp = new { code = shown, email, password = Password, given_name = "Drita", family_name = "B" };
            ((int)(await nobody.Post("/api/v1/access/setup", setUp)).Status).ShouldBeInRange(200, 201, Host.Said);
            await SignIn();
            var founded = await Post(
                "/api/v1/chapters/chapters", new { level = "movement", name, names = new { sq = name, sr = name, en = name } });
            founded.Status.ShouldBe(HttpStatusCode.Created, founded.Code);
            Chapter = founded.Id("chapter_id");
        }

        private Guid Chapter { get; set; }

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

        /// <summary>Somebody applies, confirms and is admitted.</summary>
        public async Task<Guid> Admit(string email, object residence)
        {
            using var nobody = new HttpClient { BaseAddress = Host.Address };
            (await nobody.Post("/api/v1/membership/applications", new
            {
                given_name = "Arbër",
                family_name = "Krasniqi",
                email,
                birth_date = "1996-02-29",
                residence,
                language = "sq",
                kind = "member",
                wants_to_help = false,
                declares_no_other_party = true,
                consent_version = "2026-01",
            })).Status.ShouldBe(HttpStatusCode.Accepted);
            await Until("SELECT 1 FROM membership.mt_doc_mail WHERE data ->> 'template' = 'confirm_email'");
            var mails = await Column("SELECT data ->> 'body' FROM membership.mt_doc_mail WHERE data ->> 'template' = 'confirm_email'");
            (await nobody.Post(new Uri(ConfirmLink().Match(mails.Single()).Value).PathAndQuery)).Status.ShouldBe(HttpStatusCode.OK);
            var application = (await Get("/api/v1/membership/applications?filter[state][eq]=under_review")).Body["items"]![0]!;
            var admitted = await Admin.Post(
                $"/api/v1/membership/applications/{application["id"]!.GetValue<Guid>()}/admission",
                null,
                application["version"]!.GetValue<long>());
            admitted.Status.ShouldBe(HttpStatusCode.OK, admitted.Code);
            return admitted.Id("member_id");
        }

        public async Task<JsonNode> UntilTransfer(Guid transfer, string state)
        {
            await Until($"SELECT 1 FROM membership.mt_doc_transfer WHERE id = '{transfer}' AND data ->> 'state' = '{state}'");
            return (await Get("/api/v1/membership/transfers")).Body["items"]!.AsArray().Single()!;
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
        }

        private string Name => name;

        private string Code => code;

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
            _admin = new HttpClient { BaseAddress = Host.Address };
            var signedIn = await _admin.Post("/api/v1/access/sign-in", new { email = $"admin@{code}.example.org", password = Password });
            signedIn.Status.ShouldBe(HttpStatusCode.OK, signedIn.Code);
            _admin.DefaultRequestHeaders.Add("Authorization", $"Bearer {signedIn.Body["access_token"]!.GetValue<string>()}");
        }

        [GeneratedRegex(@"http\S+/confirmations/\S+")]
        private static partial Regex ConfirmLink();

        [GeneratedRegex("[A-Z0-9]{4}(-[A-Z0-9]{4}){7}")]
        private static partial Regex SetupCode();
    }
}
