namespace VoltKosova.Partnerships.Domain.Promises;

/// <summary>What happens to a promise. Names and fields are the stored format: see PartnershipsStreams.</summary>
internal abstract record PromiseEvent
{
    private PromiseEvent()
    {
    }

    /// <summary>A side has promised something by a day.</summary>
    public sealed record Made(
        Guid PromiseId,
        Guid AgreementId,
        Guid PartnerId,
        Guid ChapterId,
        Side Side,
        string What,
        DateOnly DueOn,
        Guid By,
        DateTimeOffset At) : PromiseEvent;

    /// <summary>It was done.</summary>
    public sealed record Fulfilled(Guid PromiseId, DateOnly FulfilledOn, string Evidence, Guid By, DateTimeOffset At) : PromiseEvent;
}
