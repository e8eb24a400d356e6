using VoltKosova.EventStore;
using VoltKosova.Kernel;
using VoltKosova.Membership.Domain;
using VoltKosova.Membership.Domain.Members;

namespace VoltKosova.Membership.Views;

/// <summary>A member as the member and the chapter see them.</summary>
internal sealed record MemberCard(
    Guid Id,
    Guid PersonId,
    string Number,
    Guid ChapterId,
    string? GivenName,
    string? FamilyName,
    string? Email,
    string? Country,
    string? Municipality,
    string? Locality,
    Language Language,
    MembershipKind Kind,
    DateOnly JoinedOn) : InlineRow
{
    public static RowTable Table { get; } = new RowTable("member_card").Synchronised();

    /// <summary>The day the membership ended; null while it lasts.</summary>
    public DateOnly? EndedOn { get; init; }

    /// <summary>Why it ended.</summary>
    public MembershipEnd? EndedFor { get; init; }

    public static Projection<MemberCard, MemberEvent> Projection { get; } = new((card, fact) => (card, fact) switch
    {
        (_, MemberEvent.Admitted f) => new MemberCard(
            f.MemberId, f.PersonId, f.Number, f.ChapterId, f.GivenName, f.FamilyName, f.Email,
            f.Residence?.Country, f.Residence?.Municipality, f.Residence?.Locality, f.Language, f.Kind, f.JoinedOn),
        ({ } c, MemberEvent.Ended f) => c with { EndedOn = f.EndedOn, EndedFor = f.Reason },
        (_, MemberEvent.Erased) => null,
        _ => card,
    });
}
