using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using VoltKosova.EventStore;
using VoltKosova.Kernel;
using VoltKosova.Web;

namespace VoltKosova.Messaging;

/// <summary>Adds publishers, reactions and asynchronous views.</summary>
public static class MessagingExtensions
{
    /// <summary>The delivery itself; called once by the host.</summary>
    public static IServiceCollection AddMessaging(this IServiceCollection services)
    {
        services.TryAddSingleton<Subscriptions>();
        services.TryAddSingleton(DeliveryPace.Usual);
        services.TryAddSingleton<ICourier, DirectCourier>();
        services.TryAddSingleton(provider =>
            new Views(provider.GetServices<ViewDefinition>(), provider.GetRequiredService<Subscriptions>()));
        services.TryAddSingleton(provider =>
            new DeadLetters(provider.GetRequiredService<Subscriptions>(), provider, provider.GetRequiredService<TimeProvider>()));
        services.TryAddSingleton(provider => new Delivery(
            provider.GetRequiredService<Subscriptions>(),
            provider,
            provider.GetRequiredService<DeliveryPace>(),
            provider.GetRequiredService<IdSource>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<IHostApplicationLifetime>(),
            provider.GetRequiredService<ILogger<Delivery>>()));
        services.AddSingleton<IHostedService>(provider => provider.GetRequiredService<Delivery>());
        services.TryAddSingleton<ViewFilling>();
        services.AddSingleton<IHostedService>(provider => provider.GetRequiredService<ViewFilling>());
        services.TryAddSingleton<ISharedViews, SharedViews>();
        services.TryAddSingleton(provider => new SubscriberBoard(
            provider.GetRequiredService<Subscriptions>(), provider.GetRequiredService<Delivery>(), provider));
        return services;
    }

    /// <summary>A module's table of public events.</summary>
    public static IServiceCollection AddPublisher(this IServiceCollection services, Publisher publisher) =>
        services.AddSingleton(publisher);

    /// <summary>A reaction of the module that owns <typeparamref name="TStreams"/>.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="name">Stored with the checkpoint, for example <c>volunteering.add-volunteer</c>; renaming it starts from the
    /// beginning.</param>
    public static IServiceCollection AddReaction<TReaction, TEvent, TStreams>(this IServiceCollection services, string name)
        where TReaction : class, IReaction<TEvent>
        where TStreams : IStreams
    {
        services.TryAddScoped<TReaction>();
        var batches = typeof(TReaction).GetCustomAttribute<TakesBatchesAttribute>();
        return services.AddSubscription<TEvent, TStreams>(
            name,
            batches is not null,
            batches is { MayWait: true },
            view: null,
            (scope, delivered, writing) => scope.GetRequiredService<TReaction>().When(delivered, writing));
    }

    /// <summary>
    /// A view whose rows several streams share: folded one event after the other by its one owner, so that no update is lost. It follows
    /// the log by a few milliseconds; a row that must be readable right after the act is an inline view instead, or is asked for with
    /// <c>min_position</c>. Lists of a new one answer once it is full.
    /// </summary>
    /// <param name="services">The host's services.</param>
    /// <param name="name">Stored with the checkpoint.</param>
    /// <param name="table">The table of the rows.</param>
    /// <param name="key">The id of the row that a fact concerns, or null for none.</param>
    /// <param name="projection">How facts become the row.</param>
    public static IServiceCollection AddSharedView<TRow, TEvent, TStreams>(
        this IServiceCollection services, string name, RowTable table, Func<TEvent, string?> key, Projection<TRow, TEvent> projection)
        where TRow : class
        where TEvent : class
        where TStreams : IStreams => services.AddSubscription<TEvent, TStreams>(
            name,
            takesBatches: true,
            mayWait: true,
            ViewFold.Of(Shared(table), (fact, _) => key(fact), projection),
            async (_, delivered, writing) =>
            {
                if (key(delivered.Event) is not { } id)
                    return;
                if (projection.Evolve(await writing.Row<TRow>(table, id), delivered.Event) is { } row)
                    writing.Put(table, id, row);
                else
                    writing.Delete(table, id);
            });

    // Lists must know it, or they would answer from a view that is being filled.
    private static RowTable Shared(RowTable table) =>
        table.IsShared ? table : throw new ArgumentException($"{table.Name} is kept by a shared view: declare it Shared().", nameof(table));

    private static IServiceCollection AddSubscription<TEvent, TStreams>(
        this IServiceCollection services,
        string name,
        bool takesBatches,
        bool mayWait,
        ViewFold? view,
        Func<IServiceProvider, Delivered<TEvent>, Writing, Task> effect)
        where TStreams : IStreams => services.AddSingleton(new SubscriptionRequest(
            name,
            typeof(TEvent),
            TStreams.Module,
            takesBatches,
            mayWait,
            view,
            (scope, deliveries, step, also, cancellation) => scope.GetRequiredService<Store<TStreams>>().React(
                async writing =>
                {
                    foreach (var (fact, id, stream, version, metadata) in deliveries)
                    {
                        writing.AnswerTo(id, metadata);
                        await effect(scope, new Delivered<TEvent>((TEvent)fact, id, stream, version, metadata), writing);
                    }

                    also?.Invoke(writing);
                },
                step,
                cancellation)));
}
