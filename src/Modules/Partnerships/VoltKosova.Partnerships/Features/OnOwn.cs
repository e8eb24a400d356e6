using VoltKosova.Access;
using VoltKosova.EventStore;
using VoltKosova.Kernel;
using VoltKosova.Partnerships.Domain;
using VoltKosova.Web;

namespace VoltKosova.Partnerships.Features;

/// <summary>Decides on one thing of the caller's chapters; for all others there is none.</summary>
internal static class OnOwn
{
    /// <summary>Decides, and lets <paramref name="then"/> finish the act with what the thing was before.</summary>
    /// <param name="none">What is said where the caller sees no such thing.</param>
    public static Task<Answer> Decide<TState, TCommand, TEvent>(
        Store<PartnershipsStreams> store,
        ChapterScope scope,
        StreamType<TState, TCommand, TEvent> type,
        (Guid Id, long IfVersion) of,
        Rejection none,
        Func<Writing, TState, Task<TCommand>> command,
        Func<Writing, TState, TState, Task> then,
        CancellationToken cancellation)
        where TState : ILookedAfter
        where TEvent : class => store.Write<Answer>(
            async writing =>
            {
                var loaded = await writing.Load(type, of.Id);
                var before = loaded.State;
                if (before.LookedAfterBy is not { } chapter || !scope.Holds(chapter))
                    return none;
                if (await writing.Decide(type, of.Id, await command(writing, before), of.IfVersion) is { } no)
                    return no;
                await then(writing, before, loaded.State);
                return Answer.NoContent(loaded.Version);
            },
            cancellation);
}
