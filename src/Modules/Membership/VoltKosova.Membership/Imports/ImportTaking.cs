using VoltKosova.EventStore;
using VoltKosova.Kernel;
using VoltKosova.Membership.Domain;
using VoltKosova.Membership.Domain.Imports;
using VoltKosova.Membership.Domain.Members;
using VoltKosova.Membership.Features;
using VoltKosova.Postgres;
using VoltKosova.PrivacyDesk;

namespace VoltKosova.Membership.Imports;

/// <summary>
/// Makes members of lines that are in order. They are looked at once more, because time has passed; what was typed goes with the line's
/// becoming a member.
/// </summary>
internal sealed class ImportTaking(ImportPreview preview, Databases databases)
{
    /// <summary>Takes lines in, in the commit of their step.</summary>
    public async Task<ImportCounts> Take(MemberImport import, IReadOnlyList<ImportLine> lines, Writing writing)
    {
        var wanted = lines.Where(line => line.State is ImportLineState.New
            || (import.WithDuplicates && line.State is ImportLineState.Duplicate)).ToList();
        var addresses = new HashSet<string>(StringComparer.Ordinal);
        var begun = new List<(ImportLine Line, ImportedPerson Person, Guid Id)>();
        foreach (var (line, person) in await preview.Look(import.Facts, wanted, writing))
        {
            var mayBe = line.State is ImportLineState.New || (import.WithDuplicates && line.State is ImportLineState.Duplicate);
            if (person is null || !mayBe || (person.Email is { } email && !addresses.Add(preview.AddressOf(import.Facts, email))))
            {
                writing.Put(ImportLine.Table, line.Id, line);
                continue;
            }

            begun.Add((line, person, writing.NewId()));
        }

        var numbers = await Numbers.DrawMany(writing, databases, [.. begun.Select(one => one.Id)], import.Facts.LegalEntity);
        foreach (var (line, person, id) in begun)
        {
            await Begin(import, person, id, numbers.Dequeue(), writing);
            writing.Put(ImportLine.Table, line.Id, line with
            {
                State = ImportLineState.Imported,
                Cells = null,
                MemberId = id,
                DuplicateOfMemberId = null,
            });
        }

        return ImportCounts.None with { Imported = begun.Count };
    }

    private async Task Begin(MemberImport import, ImportedPerson person, Guid id, string number, Writing writing)
    {
        var facts = import.Facts;
        var admission = new MemberEvent.Admitted(
            id,
            await writing.MintPerson(),
            id,
            facts.ChapterId,
            number,
            person.GivenName,
            person.FamilyName,
            person.Email?.Canonical,
            person.BirthDate,
            new Residence(person.Residence.Country, person.Residence.Municipality, person.Residence.Locality),
            person.Language,
            person.Kind,
            WantsToHelp: false,
            person.JoinedOn ?? Seat.DayOf(writing.Now),
            import.ConfirmedBy,
            writing.Now,
            facts.LegalEntity,
            Import: new ImportOrigin(facts.ImportId, facts.Welcome));
        writing.Start(MembershipStreams.Members, id, new MemberCommand.Admit(admission));
        if (person.Email is { } email)
            writing.Insert(MembershipStreams.ConfirmedAddresses, preview.AddressOf(facts, email), new ConfirmedAddress(id));
        writing.NoteConsent(new Consent(
            admission.PersonId, ConfirmEmail.Purpose, ConsentChannel.None, facts.ConsentVersion, ConsentProof.Import,
            LegalBasis.ExplicitConsent));
    }
}
