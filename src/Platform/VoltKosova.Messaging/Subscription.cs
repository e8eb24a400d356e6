using System.Collections.Frozen;
using VoltKosova.EventStore;

namespace VoltKosova.Messaging;

/// <summary>One reader of one module's log with a checkpoint in the store where its effects are.</summary>
/// <param name="Name">Stored with the checkpoint: a promise, not a CLR name.</param>
/// <param name="Source">The module whose log is read.</param>
/// <param name="Target">The module in whose store the effect and the checkpoint commit.</param>
/// <param name="Names">The stored names it looks at; others are passed over unopened.</param>
/// <param name="Select">From the private fact to what is delivered, or null for nothing.</param>
/// <param name="TakesBatches">Whether several events may have their effects in one commit.</param>
/// <param name="MayWait">Whether its effects may come some milliseconds later, so that more events share a commit.</param>
/// <param name="View">The view that it keeps; null for a reaction.</param>
/// <param name="Deliver">Has the effects, and what else is to commit with them.</param>
internal sealed record Subscription(
    string Name,
    string Source,
    string Target,
    FrozenSet<string> Names,
    Func<object, object?> Select,
    bool TakesBatches,
    bool MayWait,
    ViewFold? View,
    Effects Deliver);

/// <summary>Has the effects of events in order and commits them with the step.</summary>
internal delegate Task<Reacted> Effects(
    IServiceProvider scope,
    IReadOnlyList<Delivered<object>> deliveries,
    CheckpointMove step,
    Action<Writing>? also,
    CancellationToken cancellation);

/// <summary>A subscription before the publishers are known.</summary>
internal sealed record SubscriptionRequest(
    string Name, Type Event, string Target, bool TakesBatches, bool MayWait, ViewFold? View, Effects Deliver);
