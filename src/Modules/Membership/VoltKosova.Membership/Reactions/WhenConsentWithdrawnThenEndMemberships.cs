using Npgsql;
using VoltKosova.EventStore;
using VoltKosova.Kernel;
using VoltKosova.Membership.Domain.Applications;
using VoltKosova.Membership.Domain.Members;
using VoltKosova.Membership.Dues;
using VoltKosova.Membership.Features;
using VoltKosova.Messaging;
using VoltKosova.Postgres;
using VoltKosova.Privacy;
using VoltKosova.PrivacyDesk;

namespace VoltKosova.Membership.Reactions;

/// <summary>
/// Membership rests on the consent that political data is kept. Whoever withdraws it is a member no more: every membership of theirs ends,
/// on the day of the withdrawal, and every application is taken back. What is kept of it then, retention and erasure say.
/// </summary>
internal sealed class WhenConsentWithdrawnThenEndMemberships(OwnMemberships memberships, Databases databases, BlindIndex index)
    : IReaction<ConsentWithdrawn>
{
    public async Task When(Delivered<ConsentWithdrawn> delivered, Writing writing)
    {
        var withdrawn = delivered.Event;
        if (withdrawn.Purpose != ConfirmEmail.Purpose || withdrawn.About is not null)
            return;
        var by = Guid.TryParse(delivered.Metadata.User, out var account) ? account : Guid.Empty;
        foreach (var id in await memberships.Of(withdrawn.PersonId, writing.Cancellation))
        {
            if ((await writing.Load(MembershipStreams.Members, id)).State is not Member.Active member)
                continue;
            await writing.Decide(MembershipStreams.Members, id, new MemberCommand.End(
                MembershipEnd.ConsentWithdrawn, null, Seat.DayOf(withdrawn.WithdrawnAt), by, writing.Now));
            await EndMembership.FreeAddresses(writing, index, member);
        }

        foreach (var id in await Applications(withdrawn.PersonId, writing.Cancellation))
        {
            var application = await writing.Load(MembershipStreams.Applications, id);
            if (application.State is not Application.Open { Form: var form })
                continue;
            await writing.Decide(MembershipStreams.Applications, id, new ApplicationCommand.Withdraw(writing.Now));
            if (form.Email is { } email)
                await Confirmation.FreeAddress(writing, index, id, email, form.LegalEntity);
        }
    }

    private async Task<IReadOnlyList<Guid>> Applications(Guid person, CancellationToken cancellation)
    {
        await using var find = databases.For(MembershipStreams.Module).CreateCommand(
            "SELECT id FROM mt_doc_application WHERE data ->> 'person_id' = $1");
        find.Parameters.Add(new NpgsqlParameter<string> { TypedValue = person.ToString() });
        await using var reader = await find.ExecuteReaderAsync(cancellation);
        var ids = new List<Guid>();
        while (await reader.ReadAsync(cancellation))
            ids.Add(reader.GetGuid(0));
        return ids;
    }
}
