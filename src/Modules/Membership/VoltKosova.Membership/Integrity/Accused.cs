using VoltKosova.EventStore;
using VoltKosova.Membership.Domain;
using VoltKosova.Membership.Features;
using VoltKosova.Membership.Views;

namespace VoltKosova.Membership.Integrity;

/// <summary>Whom a complaint is about: a membership by its id or its number, and where it goes on in another one, that one.</summary>
internal static class Accused
{
    public static async Task<MemberCard?> Of(Writing writing, Guid? member, string? number)
    {
        var typed = number is null ? "" : new string([.. number.Where(char.IsAsciiDigit)]);
        foreach (var id in (Guid?[])[member, await OwnerOf(writing, typed, null), await OwnerOf(writing, typed, LegalEntity.Party)])
        {
            if (id is { } known && await writing.Row<MemberCard>(MemberCard.Table, known.ToString()) is { } card)
            {
                return card.MergedInto is { } into
                    ? await writing.Row<MemberCard>(MemberCard.Table, into.ToString()) ?? card
                    : card;
            }
        }

        return null;
    }

    private static async Task<Guid?> OwnerOf(Writing writing, string number, LegalEntity? entity) =>
        (await writing.Row<NumberClaim>(MembershipStreams.Numbers, Numbers.ClaimOf(number, entity)))?.Owner;
}
