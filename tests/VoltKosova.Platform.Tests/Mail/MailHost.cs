using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using VoltKosova.EventStore;
using VoltKosova.EventStore.Postgres;
using VoltKosova.Kernel;
using VoltKosova.Mail;
using VoltKosova.Platform.Tests.Privacy;
using VoltKosova.Postgres;
using VoltKosova.Privacy;
using VoltKosova.Testing;
using Xunit;

namespace VoltKosova.Platform.Tests.Mail;

/// <summary>A module's store with mails in PostgreSQL, a mail server, and everything that was logged.</summary>
public sealed class MailHost : IAsyncLifetime
{
    private readonly TestDatabase _database = new();
    private ServiceProvider? _services;

    internal SmtpServer Smtp { get; } = new();

    internal FixedClock Clock { get; } = new(FixedClock.Start);

    internal LogLines Log { get; } = new();

    internal Mailbox Mailbox => _services!.GetRequiredService<Mailbox>();

    internal MailDrain Drain => _services!.GetServices<IHostedService>().OfType<MailDrain>().Single();

    internal IEventStore Store => _services!.GetRequiredKeyedService<IEventStore>("test");

    internal MailTable Table => new(_services!.GetRequiredService<Databases>().For("test"));

    internal SmtpSettings Settings => _services!.GetRequiredService<SmtpChoice>().Settings!;

    public async ValueTask InitializeAsync() => await Start(withServer: true);

    public async ValueTask DisposeAsync()
    {
        if (_services is not null)
            await _services.DisposeAsync();
        await Smtp.DisposeAsync();
        await _database.DisposeAsync();
    }

    internal async Task Start(bool withServer)
    {
        if (_services is null)
            await _database.InitializeAsync();
        else
            await _services.DisposeAsync();
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["ConnectionStrings:Volt"] = _database.ConnectionString,
            ["Smtp:Host"] = withServer ? "127.0.0.1" : null,
            ["Smtp:Port"] = $"{Smtp.Port}",
            ["Smtp:StartTls"] = "false",
            ["Smtp:From"] = "no-reply@volt.example",
        }).Build();
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.AddProvider(Log));
        services.AddSingleton<IConfiguration>(configuration).AddSingleton<TimeProvider>(Clock).AddSingleton<IdSource>();
        services.AddSingleton(new StoreDefinition("test", EventNames.Begin().End(), SharedTables.All));
        services.AddPostgresEventStores().AddMail(configuration);
        var lifetime = new ApplicationLifetime(NullLogger<ApplicationLifetime>.Instance);
        services.AddSingleton<IHostApplicationLifetime>(lifetime);
        lifetime.NotifyStarted();
        _services = services.BuildServiceProvider();
        await _services.GetRequiredService<Migrator>().Migrate(default);
    }

    /// <summary>Queues a mail in an act of its own.</summary>
    internal Task<Guid> Queue(Func<MailDraft, MailDraft>? change = null) => Write(writing => writing.QueueMail(Draft(change)));

    internal Task<TResult> Write<TResult>(Func<Writing, TResult> act) => Write(writing => Task.FromResult(act(writing)));

    internal Task<TResult> Write<TResult>(Func<Writing, Task<TResult>> act) =>
        new Store<Streams>(Store, Keys.Of(Keys.Line("k1", 'a')), new IdSource(Clock), Clock, new Acting(), [])
            .Write(act, default);

    internal Task<string?> Row(Guid id) => Store.ReadRow(SharedTables.Mails, id.ToString(), default);

    internal static MailDraft Draft(Func<MailDraft, MailDraft>? change = null)
    {
        var draft = new MailDraft("confirm_email", Language.Sq, EmailAddress.Parse("arta@example.org"), new Dictionary<string, string>
        {
            ["confirm_url"] = "https://volt.example/c/1",
            ["expires_at"] = "5.3.2026",
        })
        { PersonId = new Guid("11111111-1111-4111-8111-111111111111") };
        return change is null ? draft : change(draft);
    }

    private sealed class Streams : IStreams
    {
        public static string Module => "test";

        public static EventNames Names { get; } = EventNames.Begin().End();

        public static IReadOnlyList<TableSpec> Tables => [];
    }
}
