using Npgsql;
using VoltKosova.EventStore;
using VoltKosova.Kernel;
using VoltKosova.Mail;
using VoltKosova.Membership.Domain.Imports;
using VoltKosova.Membership.Domain.Members;
using VoltKosova.Membership.Duplicates;
using VoltKosova.Membership.Features;
using VoltKosova.Postgres;
using VoltKosova.Privacy;
using VoltKosova.PrivacyDesk;

namespace VoltKosova.Membership.Imports;

/// <summary>
/// Forgets the members of an import as if it had not been: the key of their personal fields, their rows and claims. Those to whom something
/// has happened since stay, and their lines say so.
/// </summary>
internal sealed class ImportUndoing(Databases databases, IPersonKeys keys, Mailbox mails, ConsentBook consents, BlindIndex index)
{
    /// <summary>Undoes lines, in the commit of their step.</summary>
    public async Task<ImportCounts> Undo(MemberImport import, IReadOnlyList<ImportLine> lines, Writing writing)
    {
        var imported = lines.Where(line => line is { State: ImportLineState.Imported, MemberId: not null }).ToList();
        var charged = await Charged([.. imported.Select(line => line.MemberId!.Value.ToString())], writing.Cancellation);
        var (undone, kept) = (0, 0);
        foreach (var line in imported)
        {
            var member = await writing.Load(MembershipStreams.Members, line.MemberId!.Value);
            if (member.State is Member.Active active && IsUntouched(active) && !charged.Contains(line.MemberId.Value.ToString()))
            {
                await Forget(import, active.Admission, writing);
                writing.Put(ImportLine.Table, line.Id, line with { State = ImportLineState.Undone, MemberId = null });
                undone++;
            }
            else
            {
                writing.Put(ImportLine.Table, line.Id, line with
                {
                    State = ImportLineState.Kept,
                    Notes = [.. line.Notes, ImportNote.Of(ImportNoteCode.SomethingHappenedSince)],
                });
                kept++;
            }
        }

        return ImportCounts.None with { Undone = undone, Kept = kept };
    }

    // What the nightly job notes by itself is nothing that has happened to the member.
    private static bool IsUntouched(Member.Active member) =>
        member.Timeline.Facts.All(fact => fact is MemberEvent.Admitted or MemberEvent.VotingRightChanged);

    private async Task Forget(MemberImport import, MemberEvent.Admitted admission, Writing writing)
    {
        var (id, today) = (admission.MemberId, Seat.DayOf(writing.Now));
        await writing.Decide(MembershipStreams.Members, id, new MemberCommand.End(
            MembershipEnd.ImportUndone, null, today, import.UndoneBy, writing.Now));
        await writing.Decide(MembershipStreams.Members, id, new MemberCommand.Erase(today, import.UndoneBy, writing.Now));
        if (admission.Email is { } email)
            await Confirmation.FreeAddress(writing, index, admission.ApplicationId, email, admission.LegalEntity);
        writing.Delete(MembershipStreams.Numbers, Numbers.ClaimOf(admission.Number, admission.LegalEntity));
        writing.Delete(Entry.Table, admission.ApplicationId.ToString());
        await consents.Forget(writing, admission.PersonId);
        await mails.Forget(writing, MembershipStreams.Module, admission.PersonId);
        writing.DestroyKey(admission.PersonId, keys);
    }

    private async Task<HashSet<string>> Charged(string[] members, CancellationToken cancellation)
    {
        await using var find = databases.For(MembershipStreams.Module).CreateCommand(
            "SELECT DISTINCT data ->> 'member_id' FROM mt_doc_charge WHERE data ->> 'member_id' = ANY ($1)");
        find.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = members });
        await using var reader = await find.ExecuteReaderAsync(cancellation);
        var charged = new HashSet<string>(StringComparer.Ordinal);
        while (await reader.ReadAsync(cancellation))
            charged.Add(reader.GetString(0));
        return charged;
    }
}
