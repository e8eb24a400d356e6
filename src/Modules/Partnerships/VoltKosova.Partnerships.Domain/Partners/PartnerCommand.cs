namespace VoltKosova.Partnerships.Domain.Partners;

internal abstract record PartnerCommand
{
    private PartnerCommand()
    {
    }

    /// <summary>Begins a partnership.</summary>
    /// <param name="PersonId">Minted for a partner who is a person; null for an organisation.</param>
    /// <param name="Today">The day at the movement's seat.</param>
    public sealed record Add(
        Guid PartnerId,
        Guid? PersonId,
        PartnerKind Kind,
        PartnerProfile Profile,
        Guid ChapterId,
        DateOnly Today,
        Guid By,
        DateTimeOffset At) : PartnerCommand;

    /// <summary>Renames the partner, or mends its country, website or place.</summary>
    public sealed record Change(PartnerProfile Profile, Guid By, DateTimeOffset At) : PartnerCommand;

    /// <summary>Writes down what was found about the partner.</summary>
    /// <param name="Today">The day at the movement's seat.</param>
    public sealed record RecordCheck(DueDiligence Diligence, DateOnly Today, Guid By, DateTimeOffset At) : PartnerCommand;

    /// <summary>Says whether the partner works for the state.</summary>
    /// <param name="Today">The day at the movement's seat.</param>
    public sealed record StateContract(PublicContract Contract, DateOnly Today, Guid By, DateTimeOffset At) : PartnerCommand;

    /// <summary>Forgets a partner who is a person; a partnership that lasts ends with it.</summary>
    /// <param name="Today">The day at the movement's seat.</param>
    /// <param name="By">The account that had it done; empty when nobody did.</param>
    public sealed record Erase(DateOnly Today, Guid By, DateTimeOffset At) : PartnerCommand;

    /// <summary>Ends the partnership.</summary>
    /// <param name="Today">The day at the movement's seat.</param>
    public sealed record End(DateOnly Today, Guid By, DateTimeOffset At) : PartnerCommand;
}
