using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using VoltKosova.Accounts;
using VoltKosova.Messaging;
using Xunit;

namespace VoltKosova.Testing;

/// <summary>
/// The whole host on a free port of this machine, over a database of its own. Its clock runs, and can be set forward. Tests of the host and
/// journeys compile it in, so that the tests of modules need not build the host.
/// </summary>
public class VoltHost : WebApplicationFactory<Program>, IAsyncLifetime
{
    private readonly TestDatabase _database = new();

    internal static string PrivacyKey { get; } = $"index:{Key('i')};test:{Key('t')}";

    public ForwardClock Clock { get; } = new();

    public string ConnectionString => _database.ConnectionString;

    public HttpClient Public => CreateClient();

    public virtual async ValueTask InitializeAsync()
    {
        await _database.InitializeWhole();
        UseKestrel(0);
        StartServer();
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await _database.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>Somebody who has signed in with a password.</summary>
    public async Task<HttpClient> SignedIn(string email, string password)
    {
        var client = Public;
        var signedIn = await client.Post("/api/v1/access/sign-in", new { email, password });
        client.DefaultRequestHeaders.Add("Authorization", $"Bearer {signedIn.Body["access_token"]!.GetValue<string>()}");
        return client;
    }

    /// <summary>The code that the console shows at the first start.</summary>
    public async Task<string> SetupCode() => (await Services.GetRequiredService<SetupCode>().Make(default))!;

    /// <summary>The first administrator of an empty database, as the console's reader becomes it.</summary>
    public async Task MakeAdministrator(string email, string password)
    {
        using var client = Public;

        // The host makes a code for its console at the same time, and the newer one counts.
        for (var patience = 5; patience > 0; patience--)
        {
            var setUp = new { code = await SetupCode(), email, password, given_name = "Arta", family_name = "Krasniqi" };
            if ((int)(await client.Post("/api/v1/access/setup", setUp)).Status is 200 or 201 or 204)
                return;
        }

        throw new InvalidOperationException("No set-up code was good.");
    }

    /// <summary>Waits until every reaction has had its effect.</summary>
    public async Task WhenQuiet()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        await Services.GetRequiredService<Delivery>().WhenQuiet(patience.Token);
    }

    /// <summary>Waits until the mails about accounts are written that acts have asked for.</summary>
    private async Task WhenHoldersAreTold()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        await using var connection = new NpgsqlConnection(_database.ConnectionString + ";Pooling=false");
        await connection.OpenAsync(patience.Token);
        await using var pending = new NpgsqlCommand(
            "SELECT EXISTS (SELECT FROM access.account_notice) OR EXISTS (SELECT FROM access.address_change)", connection);
        while (await pending.ExecuteScalarAsync(patience.Token) is true)
        {
        }
    }

    /// <summary>Waits until every mail was sent or kept.</summary>
    public async Task WhenNoMailIsDue()
    {
        await WhenHoldersAreTold();
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        foreach (var schema in (string[])["membership", "campaigns", "webhooks", "access"])
        {
            await using var connection = new NpgsqlConnection(_database.ConnectionString + ";Pooling=false");
            await connection.OpenAsync(patience.Token);
            await using var due = new NpgsqlCommand(
                $"SELECT EXISTS (SELECT FROM {schema}.mt_doc_mail WHERE data ->> 'state' = 'due')", connection);
            while (await due.ExecuteScalarAsync(patience.Token) is true)
            {
            }
        }
    }

    /// <summary>The newest mail from a template to an address, as it lies in the outbox or on the staff page.</summary>
    public async Task<string> MailTo(string address, string template)
    {
        await WhenQuiet();
        await WhenHoldersAreTold();
        foreach (var schema in (string[])["membership", "access"])
        {
            await using var connection = new NpgsqlConnection(_database.ConnectionString + ";Pooling=false");
            await connection.OpenAsync();
            await using var find = new NpgsqlCommand(
                $"""
                SELECT data ->> 'body' FROM {schema}.mt_doc_mail
                WHERE data ->> 'to' = $1 AND data ->> 'template' = $2 ORDER BY id DESC LIMIT 1
                """,
                connection);
            find.Parameters.Add(new NpgsqlParameter<string> { TypedValue = address });
            find.Parameters.Add(new NpgsqlParameter<string> { TypedValue = template });
            if (await find.ExecuteScalarAsync() is string body)
                return body;
        }

        throw new InvalidOperationException($"There is no {template} mail to that address.");
    }

    /// <summary>More services than the host has.</summary>
    protected virtual void Add(IServiceCollection services)
    {
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseSetting("ConnectionStrings:Volt", _database.ConnectionString);
        builder.UseSetting("Privacy:Key", PrivacyKey);
        builder.UseSetting("Access:PasswordRounds", "1000");
        // A host lives as long as its tests take, on whatever machine; tests of step-up say how long they mean.
        builder.UseSetting("Access:StepUpLife", "1.00:00:00");
        builder.UseSetting("Webhooks:AllowHttp", "true");
        builder.UseSetting("Webhooks:AllowedNetworks:0", "127.0.0.0/8");
        builder.UseSetting("Logging:LogLevel:Default", "Error");
        builder.ConfigureTestServices(services =>
        {
            services.AddSingleton<TimeProvider>(Clock);
            Add(services);
        });
    }

    private static string Key(char letter) => Convert.ToBase64String([.. Enumerable.Repeat((byte)letter, 32)]);
}

/// <summary>The real clock, set forward by as much as a test says.</summary>
public sealed class ForwardClock : TimeProvider
{
    private TimeSpan _ahead;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + _ahead;

    public void Forward(TimeSpan time) => _ahead += time;
}
