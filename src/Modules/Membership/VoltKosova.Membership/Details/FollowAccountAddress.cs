using VoltKosova.Accounts;
using VoltKosova.EventStore;
using VoltKosova.Kernel;
using VoltKosova.Membership.Domain.Members;
using VoltKosova.Membership.Dues;

namespace VoltKosova.Membership.Details;

/// <summary>
/// The memberships of a person whose account has got another address take it over, where theirs was the account's old one. Where it was
/// not, or where somebody else has claimed the new one, it stays, and the timeline says so.
/// </summary>
internal sealed class FollowAccountAddress(Store<MembershipStreams> store, OwnMemberships own, AddressClaims claims) : IFollowAddresses
{
    public async Task Follow(AddressChange change, CancellationToken cancellation)
    {
        foreach (var id in await own.Of(change.PersonId, cancellation))
            await store.Write(writing => Follow(writing, id, change), cancellation);
    }

    // Told twice it finds the new address there, or that it was noted.
    private async Task<Rejection?> Follow(Writing writing, Guid id, AddressChange change)
    {
        var (email, today) = (change.NewAddress.Canonical, Seat.DayOf(writing.Now));
        if ((await writing.Load(MembershipStreams.Members, id)).State is not Member.Active { Timeline.Details.Email: var now } member
            || now == email)
            return null;
        AddressKeptFor? kept = now != change.OldAddress.Canonical ? AddressKeptFor.AnotherOne
            : await claims.IsFree(writing, member, email) ? null
            : AddressKeptFor.Taken;
        return kept is { } reason
            ? await writing.Decide(MembershipStreams.Members, id, new MemberCommand.KeepAddress(
                reason, change.ChangedAt, today, change.AccountId, writing.Now))
            : await claims.Correct(writing, id, new MemberCommand.CorrectDetails(
                new DetailsChange(Email: email), DetailsSource.Account, Note: null, today, change.AccountId, writing.Now));
    }
}
