using VoltKosova.Kernel;
using VoltKosova.Partnerships.Domain.Partners;
using static VoltKosova.Partnerships.Domain.Promises.Promise;
using static VoltKosova.Partnerships.Domain.Promises.PromiseCommand;

namespace VoltKosova.Partnerships.Domain.Promises;

internal static class PromiseDecider
{
    public static Decider<Promise, PromiseCommand, PromiseEvent> Instance { get; } = new(Initial, Decide, Evolve);

    private static Decision<PromiseEvent> Decide(Promise promise, PromiseCommand command) => (promise, command) switch
    {
        (Unknown, Make c) => c.Promise,
        (_, Make) => Decision<PromiseEvent>.Nothing,
        (Unknown, Fulfil) => new NoSuchPromise(),

        (Open, Fulfil c) when c.FulfilledOn > c.Today => new DayInTheFuture(),
        (Open o, Fulfil c) => new PromiseEvent.Fulfilled(o.Id, c.FulfilledOn, c.Evidence, c.By, c.At),
        (Kept, Fulfil) => Decision<PromiseEvent>.Nothing,

        _ => throw new System.Diagnostics.UnreachableException(command.GetType().Name),
    };
}

internal sealed record NoSuchPromise() : Rejection("There is no such promise.", RejectionKind.NotFound);
