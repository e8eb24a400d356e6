using Shouldly;
using VoltKosova.Kernel;

namespace VoltKosova.Testing;

/// <summary>
/// A decision as a sentence: <c>decider.Given(facts).When(command).Then(facts)</c>. It uses the decider of production. After every
/// <c>Then</c> the same command is decided once more and must change nothing, unless the act is said to repeat.
/// </summary>
public static class Spec
{
    /// <summary>What has happened before.</summary>
    public static Situation<TState, TCommand, TEvent> Given<TState, TCommand, TEvent>(
        this Decider<TState, TCommand, TEvent> decider, params TEvent[] history)
        where TEvent : class => new(decider, history);

    /// <summary>A decider and the facts so far.</summary>
    public sealed record Situation<TState, TCommand, TEvent>(Decider<TState, TCommand, TEvent> Decider, IReadOnlyList<TEvent> History)
        where TEvent : class
    {
        /// <summary>What is asked.</summary>
        public Outcome<TState, TCommand, TEvent> When(TCommand command) =>
            new(this, command, Decider.Decide(Decider.Fold(History), command));
    }

    /// <summary>The answer.</summary>
    public sealed record Outcome<TState, TCommand, TEvent>(
        Situation<TState, TCommand, TEvent> Situation, TCommand Command, Decision<TEvent> Decision)
        where TEvent : class
    {
        /// <summary>Exactly these facts; and nothing more when asked again.</summary>
        public void Then(params TEvent[] facts)
        {
            ThenEachTime(facts);
            var again = Situation.Decider.Decide(Situation.Decider.Fold([.. Situation.History, .. facts]), Command);
            again.Events.ShouldBeEmpty("asking twice must change nothing");
            again.Rejection.ShouldBeNull("asking twice must not be refused");
        }

        /// <summary>Exactly these facts, and again at the next time: for acts that truly repeat.</summary>
        public void ThenEachTime(params TEvent[] facts)
        {
            Decision.Rejection.ShouldBeNull();
            Decision.Events.ShouldBe(facts);
        }

        /// <summary>No fact and no refusal.</summary>
        public void ThenNothing()
        {
            Decision.Rejection.ShouldBeNull();
            Decision.Events.ShouldBeEmpty();
        }

        /// <summary>This "no".</summary>
        public void ThenRejected(Rejection rejection)
        {
            Decision.Rejection.ShouldBe(rejection);
            Decision.Events.ShouldBeEmpty();
        }
    }
}
