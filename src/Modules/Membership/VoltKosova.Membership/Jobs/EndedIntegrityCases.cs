using Npgsql;
using VoltKosova.EventStore;
using VoltKosova.Kernel;
using VoltKosova.Mail;
using VoltKosova.Membership.Domain.Integrity;
using VoltKosova.Membership.Integrity;
using VoltKosova.Policy;
using VoltKosova.Postgres;

namespace VoltKosova.Membership.Jobs;

/// <summary>
/// Cases are kept for a while after everything that came of them has ended, and then forgotten: the key of what was written, the row, the
/// return code, the mails. Where a party has asked to be forgotten meanwhile, a case goes as soon as it has ended.
/// </summary>
internal sealed class EndedIntegrityCases(
    Store<MembershipStreams> store, Databases databases, IPersonKeys keys, Mailbox mails, PolicyBook policy, TimeProvider clock)
    : KeptForDays(
        "integrity-cases",
        new LocalText("Rastet e integritetit", "Slučajevi integriteta", "Integrity cases"),
        IntegrityPolicy.RetentionDays,
        """
        FROM mt_doc_case
        WHERE (data ->> 'ended_on')::date < CASE WHEN data ->> 'is_brief' = 'true' THEN $2::date ELSE $1::date END
        """,
        store,
        databases,
        policy,
        clock)
{
    protected override async Task<bool> Forget(Writing writing, string one)
    {
        var id = Guid.Parse(one);
        var known = await writing.Load(MembershipStreams.Cases, id);
        if (known.State is not { State: CaseState.Closed, Complaint.PersonId: var person })
            return false;
        await writing.Decide(MembershipStreams.Cases, id, new CaseCommand.Say(new CaseEvent.Erased(id, writing.Now)));
        await DropCode(writing, id);
        await mails.Forget(writing, MembershipStreams.Module, person);
        writing.DestroyKey(person, keys);
        return true;
    }

    protected override NpgsqlParameter[] Values(DateTimeOffset before, DateTimeOffset now) =>
    [
        new NpgsqlParameter<DateOnly> { TypedValue = Seat.DayOf(before) }, new NpgsqlParameter<DateOnly> { TypedValue = Seat.DayOf(now) },
    ];

    private async Task DropCode(Writing writing, Guid id)
    {
        await using var find = Databases.For(MembershipStreams.Module).CreateCommand(
            "SELECT id FROM mt_doc_return_code WHERE data ->> 'case_id' = $1");
        find.Parameters.Add(new NpgsqlParameter<string> { TypedValue = id.ToString() });
        await using var reader = await find.ExecuteReaderAsync(writing.Cancellation);
        while (await reader.ReadAsync(writing.Cancellation))
            writing.Delete(CaseStore.ReturnCodes, reader.GetString(0));
    }
}
