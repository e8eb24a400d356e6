namespace VoltKosova.Kernel;

/// <summary>
/// The whole behaviour of one concept as three pure values: where it starts, what a command leads to, and how a fact changes it.
/// Production and tests use the same value, so there is no second <c>Evolve</c> to drift.
/// </summary>
/// <param name="Initial">The state before the first fact.</param>
/// <param name="Decide">From state and command to facts, nothing, or a rejection. No clock, ids, randomness or waiting inside.</param>
/// <param name="Evolve">From state and fact to the next state. Never refuses: what happened, happened.</param>
public sealed record Decider<TState, TCommand, TEvent>(
    TState Initial,
    Func<TState, TCommand, Decision<TEvent>> Decide,
    Func<TState, TEvent, TState> Evolve)
    where TEvent : class
{
    /// <summary>The state after all of <paramref name="history"/>, oldest first.</summary>
    public TState Fold(IEnumerable<TEvent> history) => history.Aggregate(Initial, Evolve);
}
