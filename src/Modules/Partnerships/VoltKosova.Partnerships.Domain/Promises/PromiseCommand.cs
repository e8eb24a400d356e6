namespace VoltKosova.Partnerships.Domain.Promises;

internal abstract record PromiseCommand
{
    private PromiseCommand()
    {
    }

    /// <summary>Writes down what a side has promised.</summary>
    public sealed record Make(PromiseEvent.Made Promise) : PromiseCommand;

    /// <summary>Says that it was done, and what shows it.</summary>
    /// <param name="Today">The day at the movement's seat.</param>
    public sealed record Fulfil(DateOnly FulfilledOn, string Evidence, DateOnly Today, Guid By, DateTimeOffset At) : PromiseCommand;
}
