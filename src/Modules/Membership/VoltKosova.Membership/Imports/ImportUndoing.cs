using Npgsql;
using VoltKosova.EventStore;
using VoltKosova.Kernel;
using VoltKosova.Mail;
using VoltKosova.Membership.Domain.Dues;
using VoltKosova.Membership.Domain.Imports;
using VoltKosova.Membership.Domain.Members;
using VoltKosova.Membership.Duplicates;
using VoltKosova.Membership.Features;
using VoltKosova.Postgres;
using VoltKosova.Privacy;
using VoltKosova.PrivacyDesk;

namespace VoltKosova.Membership.Imports;

/// <summary>
/// Forgets the members of an import as if it had not been: the key of their personal fields, their rows and claims. What jobs do by
/// themselves every night is no reason to stay; those for whom there was money, or who have done something or had it done to them, stay,
/// and their lines say so.
/// </summary>
internal sealed class ImportUndoing(Databases databases, IPersonKeys keys, Mailbox mails, ConsentBook consents, BlindIndex index)
{
    /// <summary>Undoes lines, in the commit of their step.</summary>
    public async Task<ImportCounts> Undo(MemberImport import, IReadOnlyList<ImportLine> lines, Writing writing)
    {
        var imported = lines.Where(line => line is { State: ImportLineState.Imported, MemberId: not null }).ToList();
        string[] members = [.. imported.Select(line => line.MemberId!.Value.ToString())];
        var (acted, charges) = (await Acted(members, writing.Cancellation), await Charges(members, writing.Cancellation));
        var (undone, kept) = (0, 0);
        foreach (var line in imported)
        {
            var id = line.MemberId!.Value;
            var member = await writing.Load(MembershipStreams.Members, id);
            if (member.State is Member.Active active && active.Timeline.Facts.All(IsNobodys) && !acted.Contains(id)
                && await AreUntouched(charges[id], writing))
            {
                foreach (var charge in charges[id])
                    await writing.Decide(
                        MembershipStreams.Charges, charge, new ChargeCommand.Waive(WaiverReason.Error, import.UndoneBy, writing.Now));
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

    // What the nightly jobs note by themselves is nothing that anybody has done.
    private static bool IsNobodys(MemberEvent fact) => fact switch
    {
        MemberEvent.Admitted or MemberEvent.VotingRightChanged or MemberEvent.Lapsed or MemberEvent.LapseLifted => true,
        MemberEvent.ChapterJoined f => f.By == Guid.Empty,
        MemberEvent.ChapterLeft => true, // What follows it says by whom.
        _ => false,
    };

    private static async Task<bool> AreUntouched(IEnumerable<Guid> charges, Writing writing)
    {
        foreach (var id in charges)
        {
            if ((await writing.Load(MembershipStreams.Charges, id)).State is { WasPaid: true } or { WasWaived: true })
                return false;
        }

        return true;
    }

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

    private async Task<ILookup<Guid, Guid>> Charges(string[] members, CancellationToken cancellation)
    {
        await using var find = databases.For(MembershipStreams.Module).CreateCommand(
            "SELECT (data ->> 'member_id')::uuid, id FROM mt_doc_charge WHERE data ->> 'member_id' = ANY ($1) ORDER BY id");
        find.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = members });
        await using var reader = await find.ExecuteReaderAsync(cancellation);
        var charges = new List<(Guid Member, Guid Charge)>();
        while (await reader.ReadAsync(cancellation))
            charges.Add((reader.GetGuid(0), reader.GetGuid(1)));
        return charges.ToLookup(one => one.Member, one => one.Charge);
    }

    // What members ask for, and what a treasurer grants them.
    private async Task<HashSet<Guid>> Acted(string[] members, CancellationToken cancellation)
    {
        await using var find = databases.For(MembershipStreams.Module).CreateCommand(
            """
            SELECT (data ->> 'member_id')::uuid FROM mt_doc_dues_reduction WHERE data ->> 'member_id' = ANY ($1)
            UNION SELECT (data ->> 'member_id')::uuid FROM mt_doc_chapter_wish WHERE data ->> 'member_id' = ANY ($1)
            UNION SELECT (data ->> 'member_id')::uuid FROM mt_doc_printed_card WHERE data ->> 'member_id' = ANY ($1)
            """);
        find.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = members });
        await using var reader = await find.ExecuteReaderAsync(cancellation);
        var acted = new HashSet<Guid>();
        while (await reader.ReadAsync(cancellation))
            acted.Add(reader.GetGuid(0));
        return acted;
    }
}
