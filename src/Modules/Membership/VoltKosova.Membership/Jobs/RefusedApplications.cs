using Npgsql;
using VoltKosova.EventStore;
using VoltKosova.Kernel;
using VoltKosova.Mail;
using VoltKosova.Membership.Domain.Applications;
using VoltKosova.Membership.Duplicates;
using VoltKosova.Policy;
using VoltKosova.Postgres;
using VoltKosova.PrivacyDesk;

namespace VoltKosova.Membership.Jobs;

/// <summary>
/// Applications that no membership came of are kept for an appeal and then forgotten: the key of the personal fields, the row, the claim of
/// the address, the mails, the consents. An applicant is a person of their own, so nothing else goes with them.
/// </summary>
internal sealed class RefusedApplications(
    Store<MembershipStreams> store,
    Databases databases,
    IPersonKeys keys,
    Mailbox mails,
    ConsentBook consents,
    PolicyBook policy,
    TimeProvider clock)
    : KeptForDays(
        "refused-applications",
        new LocalText("Kërkesat e refuzuara", "Odbijeni zahtevi", "Applications that were refused"),
        MembershipPolicy.RefusedDays,
        "FROM mt_doc_application WHERE data ->> 'state' IN ('refused', 'withdrawn') AND (data ->> 'decided_at')::timestamptz < $1",
        store,
        databases,
        policy,
        clock)
{
    protected override async Task<bool> Forget(Writing writing, string one)
    {
        var id = Guid.Parse(one);
        var application = await writing.Load(MembershipStreams.Applications, id);
        var form = application.State switch
        {
            Application.Decided { MemberId: null } decided => decided.Form,
            Application.TakenBack taken => taken.Form,
            _ => null,
        };
        if (form is null)
            return false;
        await writing.Decide(MembershipStreams.Applications, id, new ApplicationCommand.Erase(id, writing.Now));
        await FreeAddress(writing, id);
        writing.Delete(Entry.Table, id.ToString());
        await consents.Forget(writing, form.PersonId);
        await mails.Forget(writing, MembershipStreams.Module, form.PersonId);
        writing.DestroyKey(form.PersonId, keys);
        return true;
    }

    private async Task FreeAddress(Writing writing, Guid application)
    {
        await using var find = Databases.For(MembershipStreams.Module).CreateCommand(
            "SELECT id FROM mt_doc_confirmed_address WHERE data ->> 'application_id' = $1");
        find.Parameters.Add(new NpgsqlParameter<string> { TypedValue = application.ToString() });
        await using var reader = await find.ExecuteReaderAsync(writing.Cancellation);
        while (await reader.ReadAsync(writing.Cancellation))
            writing.Delete(MembershipStreams.ConfirmedAddresses, reader.GetString(0));
    }
}
