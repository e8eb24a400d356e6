using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;
using VoltKosova.EventStore;
using VoltKosova.EventStore.Postgres;
using VoltKosova.Messaging;
using VoltKosova.Platform.Tests.EventStore;
using VoltKosova.Platform.Tests.Jobs;
using VoltKosova.Postgres;
using VoltKosova.Stack;
using VoltKosova.Web;

namespace VoltKosova.Platform.Tests.Messaging;

/// <summary>A host of the inn and the kitchen that delivers between them.</summary>
internal sealed class InnHost : IAsyncDisposable
{
    public static DeliveryPace Hurried { get; } = new(
        TimeSpan.FromSeconds(2),
        TimeSpan.FromMilliseconds(500),
        TimeSpan.FromMilliseconds(100),
        TimeSpan.FromMilliseconds(5),
        TimeSpan.FromMilliseconds(500));

    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(90);

    private readonly IHost _host;

    private InnHost(IHost host) => _host = host;

    public Mood Mood => _host.Services.GetRequiredService<Mood>();

    public Delivery Delivery => _host.Services.GetRequiredService<Delivery>();

    public IEventStore InnLog => _host.Services.GetRequiredKeyedService<IEventStore>("inn");

    public IEventStore KitchenLog => _host.Services.GetRequiredKeyedService<IEventStore>("kitchen");

    public NpgsqlDataSource Connections(string module) => _host.Services.GetRequiredService<Databases>().For(module);

    public ISharedViews SharedViews => _host.Services.GetRequiredService<ISharedViews>();

    public SubscriberBoard Board => _host.Services.GetRequiredService<SubscriberBoard>();

    public Views Views => _host.Services.GetRequiredService<Views>();

    /// <summary>Rebuilds in small pages, so that a handful of guests is many.</summary>
    public ViewRebuild Rebuild(int pageSize = 5) =>
        new(_host.Services.GetRequiredService<Databases>(), _host.Services, _host.Services.GetRequiredService<IPersonKeys>())
        {
            PageSize = pageSize,
        };

    public DeadLetters DeadLetters => _host.Services.GetRequiredService<DeadLetters>();

    public InnStore Inn => new(InnLog);

    /// <summary>
    /// A host over a database; in memory when there is none. It delivers from the start, or once it is told to. The next version of it
    /// keeps another view of the floors. Stores and messages are those of the stack unless said otherwise; the kitchen may have a database
    /// of its own.
    /// </summary>
    public static async Task<InnHost> Open(
        string? database,
        bool delivers = true,
        DeliveryPace? pace = null,
        bool nextVersion = false,
        Action<IServiceCollection>? messages = null,
        Action<IServiceCollection>? stores = null,
        string? kitchen = null)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Configuration.AddInMemoryCollection(
            [new("ConnectionStrings:Volt", database), new("ConnectionStrings:kitchen", kitchen)]);
        builder.Services.AddLogging();
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromSeconds(5));
        builder.Services.AddSingleton(pace ?? Hurried);
        builder.Services.AddSingleton<Mood>();
        builder.Services.AddSingleton<IPersonKeys>(Privacy.Keys.Of(Privacy.Keys.Line("k1", 'a')));
        builder.Services.AddStore<InnStreams>();
        builder.Services.AddStore<KitchenStreams>();
        builder.Services.AddPublisher(InnPublisher.Instance);
        builder.Services.AddReaction<WhenGuestRoomedThenLayTable, GuestRoomed, KitchenStreams>(WhenGuestRoomedThenLayTable.Name);
        builder.Services.AddReaction<WhenGuestRoomedThenOpenBill, GuestRoomed, KitchenStreams>(WhenGuestRoomedThenOpenBill.Name);
        builder.Services.AddReaction<WhenAnythingHappensThenGossip, PublicEvent, KitchenStreams>(WhenAnythingHappensThenGossip.Name);
        builder.Services.AddReaction<WhenGuestLeftThenFreeTheRoom, GuestEvent.Left, InnStreams>(WhenGuestLeftThenFreeTheRoom.Name);
        var (view, table) = nextVersion ? (Floor.NameNow, InnStreams.FloorsNow) : (Floor.Name, InnStreams.Floors);
        builder.Services.AddSharedView<Floor, GuestEvent, InnStreams>(view, table, Floor.KeyOf, Floor.Projection);
        if (database is null)
            builder.Services.AddInMemoryEventStores();
        else
            (stores ?? (services => services.AddStoresOfStack()))(builder.Services);
        WatchedStore.Watch(builder.Services);
        (messages ?? (services => services.AddMessagesOfStack()))(builder.Services);
        var host = new InnHost(builder.Build());
        if (database is not null)
            await host._host.Services.GetRequiredService<Migrator>().Migrate(default);
        if (delivers)
            await host.Deliver();
        return host;
    }

    public Task Deliver() => _host.StartAsync();

    /// <summary>Stops as a host that is told to.</summary>
    public Task Stop() => _host.StopAsync();

    /// <summary>The host never reaches its database again: for everybody else it is dead, and its leases run on.</summary>
    public void CutOff() => _host.Services.GetRequiredService<Databases>().Dispose();

    public async Task WhenQuiet()
    {
        using var patience = new CancellationTokenSource(_patience);
        await Delivery.WhenQuiet(patience.Token);
    }

    public SubscriberStatus Status(string subscriber) => Delivery.Statuses.Single(status => status.Name == subscriber);

    /// <summary>How often this host has moved the place of a subscriber on.</summary>
    public int Steps(string subscriber) =>
        new[] { InnLog, KitchenLog }.Cast<WatchedStore>().Sum(store => store.Steps.GetValueOrDefault(subscriber));

    public bool KnowsOfOthers => _host.Services.GetServices<IHostedService>().OfType<HostSignals>().Single().OthersListen;

    public Task Until(string subscriber, Func<SubscriberStatus, bool> holds) =>
        Wait.Until(() => Task.FromResult(holds(Status(subscriber))), () => $"the subscriber was {Status(subscriber)}");

    /// <summary>The rooms for which a table was laid, in the order in which it was.</summary>
    public async Task<IEnumerable<int>> Tables(Guid guest) =>
        (await KitchenLog.ReadStream(guest, default)).Select(stored => StoredJson.Read<TableLaid>(stored.Json).Room);

    public async Task<IReadOnlyList<DeadLetter>> Letters() => await DeadLetters.List("kitchen", default);

    public async ValueTask DisposeAsync()
    {
        try
        {
            await _host.StopAsync();
        }
        catch (ObjectDisposedException)
        {
            // It was cut off.
        }

        if (_host is IAsyncDisposable disposable)
            await disposable.DisposeAsync();
        else
            _host.Dispose();
    }
}
