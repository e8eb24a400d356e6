using Npgsql;
using VoltKosova.EventStore;
using VoltKosova.Kernel;
using VoltKosova.Membership.Domain.Imports;
using VoltKosova.Membership.Duplicates;
using VoltKosova.Membership.Features;
using VoltKosova.Policy;
using VoltKosova.Postgres;
using VoltKosova.Privacy;

namespace VoltKosova.Membership.Imports;

/// <summary>Looks at lines: what is wrong with each, and whether it is somebody who is known.</summary>
internal sealed class ImportPreview(Databases databases, PolicyBook policy, EntryKeys keys, DuplicateCheck check, BlindIndex index)
{
    /// <summary>What lines are, each with who it would be.</summary>
    public async Task<IReadOnlyList<(ImportLine Line, ImportedPerson? Person)>> Look(
        MemberImportEvent.Received import, IReadOnlyList<ImportLine> lines, Writing writing)
    {
        var today = Seat.DayOf(writing.Now);
        var minimumAge = await policy.Number(MembershipPolicy.MinimumAge, today, writing.Cancellation);
        var read = lines
            .Select(line => (Line: line, Read: LineReading.Read(line.Cells!, minimumAge, today), Entry: writing.NewId())).ToList();
        var taken = await Taken(
            [.. read.Select(one => one.Read.Person?.Email).OfType<EmailAddress>().Select(email => AddressOf(import, email))],
            writing.Cancellation);
        var alike = await check.Of(
            [
                .. read.Where(one => one.Read.Person is not null).Select(one => new Entry(
                    one.Entry, import.LegalEntity, null, null, KeysOf(one.Read.Person!))),
            ],
            writing.Cancellation);
        return
        [
            .. read.Select(one => (
                Judge(
                    one.Line with { Notes = one.Read.Notes },
                    one.Read.Person,
                    one.Read.Person?.Email is { } email && taken.Contains(AddressOf(import, email)),
                    Strangers(import, alike.GetValueOrDefault(one.Entry) ?? []),
                    import.ChapterId),
                one.Read.Person)),
        ];
    }

    /// <summary>What an address is claimed under.</summary>
    public string AddressOf(MemberImportEvent.Received import, EmailAddress email) =>
        Confirmation.AddressOf(index, email, import.LegalEntity);

    // Who stands in the same file twice was told by the file itself, before the first of them was a member.
    private static IReadOnlyList<Duplicate> Strangers(MemberImportEvent.Received import, IReadOnlyList<Duplicate> alike) =>
        [.. alike.Where(one => one.Card?.ImportId != import.ImportId)];

    private static ImportLine Judge(
        ImportLine line, ImportedPerson? person, bool addressIsTaken, IReadOnlyList<Duplicate> alike, Guid chapter)
    {
        var first = alike.Count > 0 ? alike[0] : null;
        var (state, note) = (person, first) switch
        {
            (null, _) => (ImportLineState.Error, (ImportNoteCode?)null),
            _ when addressIsTaken => (ImportLineState.AlreadyMember, ImportNoteCode.AddressIsKnown),
            (_, { IsLikelyMember: true }) => (ImportLineState.AlreadyMember, ImportNoteCode.MemberAlready),
            _ when alike.Any(one => one.IsLikelyPutOut) => (ImportLineState.Error, ImportNoteCode.NeedsAnApplication),
            _ when line.TwinOf is not null => (ImportLineState.Duplicate, ImportNoteCode.TwiceInTheFile),
            (_, not null) => (ImportLineState.Duplicate, ImportNoteCode.PossibleDuplicate),
            _ => (ImportLineState.New, null),
        };
        return line with
        {
            State = state,
            Notes = note is { } code ? [.. line.Notes, ImportNote.Of(code)] : line.Notes,
            DuplicateOfMemberId = state is not ImportLineState.Error && first?.ChapterId == chapter ? first.Card?.Id : null,
        };
    }

    private Domain.Duplicates.MatchKeys KeysOf(ImportedPerson person) =>
        keys.Of(person.GivenName, person.FamilyName, person.Email?.Canonical, person.BirthDate);

    private async Task<HashSet<string>> Taken(string[] addresses, CancellationToken cancellation)
    {
        await using var find = databases.For(MembershipStreams.Module).CreateCommand(
            "SELECT id FROM mt_doc_confirmed_address WHERE id = ANY ($1)");
        find.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = addresses });
        await using var reader = await find.ExecuteReaderAsync(cancellation);
        var taken = new HashSet<string>(StringComparer.Ordinal);
        while (await reader.ReadAsync(cancellation))
            taken.Add(reader.GetString(0));
        return taken;
    }
}
