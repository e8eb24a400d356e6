using VoltKosova.Kernel;

namespace VoltKosova.Partnerships.Domain.Contacts;

/// <summary>What happens to a contact. Names and fields are the stored format: see PartnershipsStreams.</summary>
internal abstract record ContactEvent
{
    private ContactEvent()
    {
    }

    /// <summary>A person has a role at a partner.</summary>
    /// <param name="PersonId">Minted for the contact; also the contact's id.</param>
    public sealed record Added(
        Guid PersonId,
        Guid PartnerId,
        Guid ChapterId,
        ContactRole Role,
        [Personal] string? Name,
        [Personal] string? Email,
        [Personal] string? Phone,
        DateOnly Since,
        Guid By,
        DateTimeOffset At) : ContactEvent, IAboutPerson;

    /// <summary>The person is forgotten.</summary>
    public sealed record Erased(Guid PersonId, DateTimeOffset At) : ContactEvent;

    /// <summary>The person has the role no more.</summary>
    public sealed record Ended(Guid PersonId, Guid PartnerId, DateOnly Until, Guid By, DateTimeOffset At) : ContactEvent;
}
