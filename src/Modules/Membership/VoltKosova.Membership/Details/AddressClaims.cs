using VoltKosova.EventStore;
using VoltKosova.Kernel;
using VoltKosova.Membership.Domain.Members;
using VoltKosova.Membership.Features;
using VoltKosova.Privacy;

namespace VoltKosova.Membership.Details;

/// <summary>
/// Corrects details, and moves the claim of the address with them in the same commit: one address, one open application or membership.
/// </summary>
internal sealed class AddressClaims(BlindIndex index)
{
    /// <summary>Corrects; an address that somebody else has claimed is a "no".</summary>
    public async Task<Rejection?> Correct(Writing writing, Guid id, MemberCommand.CorrectDetails correct, long? ifVersion = null)
    {
        var member = await writing.Load(MembershipStreams.Members, id);
        var before = (member.State as Member.Known)?.Timeline.Details.Email;
        if (await writing.Decide(MembershipStreams.Members, id, correct, ifVersion) is { } no)
            return no;
        if (member.State is not Member.Active { Admission: var admission, Timeline.Details.Email: { } email } active || email == before)
            return null;
        if (!await IsFree(writing, active, email))
            return writing.Reject(new AddressHasAnApplication());
        if (await Holder(writing, active, email) is null)
            writing.Insert(
                MembershipStreams.ConfirmedAddresses, AddressOf(active, email), new ConfirmedAddress(admission.ApplicationId));
        if (before is not null)
            await Confirmation.FreeAddress(writing, index, admission.ApplicationId, before, admission.LegalEntity);
        return null;
    }

    /// <summary>Whether nobody has claimed the address but the member, or a membership that goes on in the member's.</summary>
    /// <param name="email">In its canonical form.</param>
    public async Task<bool> IsFree(Writing writing, Member.Known member, string email)
    {
        if (await Holder(writing, member, email) is not { } holder || holder == member.Admission.ApplicationId)
            return true;
        foreach (var id in member.Timeline.AbsorbedNow)
        {
            if ((await writing.Load(MembershipStreams.Members, id)).State is Member.Known other
                && holder == other.Admission.ApplicationId)
                return true;
        }

        return false;
    }

    private async Task<Guid?> Holder(Writing writing, Member.Known member, string email) =>
        (await writing.Row<ConfirmedAddress>(MembershipStreams.ConfirmedAddresses, AddressOf(member, email)))?.ApplicationId;

    private string AddressOf(Member.Known member, string email) =>
        Confirmation.AddressOf(index, EmailAddress.Parse(email), member.Admission.LegalEntity);
}
