using VoltKosova.EventStore;
using VoltKosova.Jobs;
using VoltKosova.Jobs.HandIns;
using VoltKosova.Kernel;
using VoltKosova.Membership.Domain;
using VoltKosova.Membership.Domain.Imports;
using VoltKosova.Membership.Jobs;
using VoltKosova.Membership.Voting;

namespace VoltKosova.Membership.Imports;

/// <summary>Files of members on the staff pages: what the API's features do, and how people call it.</summary>
internal static class MemberImportsOnPages
{
    private static readonly Dictionary<ImportLineState, LocalText> _states = new()
    {
        [ImportLineState.Waiting] = new("pret", "čeka", "waits"),
        [ImportLineState.New] = new("i ri", "nov", "new"),
        [ImportLineState.Duplicate] = new("ndoshta i njohur", "možda poznat", "maybe known"),
        [ImportLineState.AlreadyMember] = new("është anëtar", "već je član", "member already"),
        [ImportLineState.Error] = new("gabim", "greška", "wrong"),
        [ImportLineState.Imported] = new("u mor", "uvezen", "taken in"),
        [ImportLineState.Undone] = new("u zhbë", "poništen", "undone"),
        [ImportLineState.Kept] = new("mbeti", "ostao", "kept"),
    };

    public static HandIn Kind { get; } = new()
    {
        Id = "member-imports",
        Title = new("Skedarët me anëtarë", "Datoteke sa članovima", "Files of members"),
        Description = new(
            "Një tabelë (CSV) me anëtarët e një dege. Askush nuk bëhet anëtar vetëm prej saj: çdo rresht shikohet, dhe çfarë gjendet "
            + "konfirmohet.",
            "Tabela (CSV) sa članovima ogranka. Niko samom predajom ne postaje član: svaki red se pregleda, a nađeno se potvrđuje.",
            "A table (CSV) of a chapter's members. Nobody becomes a member by it alone: every line is looked at, and what is found is "
            + "to be confirmed."),
        Right = MembershipRights.ImportMembers,
        See = MembershipRights.ImportMembers,
        Job = ImportMembers.Declaration.Id,
        Accept = ".csv,text/csv",
        MostBytes = ReceiveMemberImport.MostBytes,
        Receive = file => new ReceiveMemberImport.Request(Terms(file), file.Content),
        List = query => new ListMemberImports.Request(query),
        Find = id => new ListMemberImports.One(id),
        Show = row => Show((MemberImportRow)row),
        Lines = new FileLines(
            (id, query) => new ListImportLines.Request(id, query),
            row => Show((ImportLine)row),
            [.. _states.Select(one => new JobChoice(StoredJson.NameOf(one.Key), one.Value))],
            [new("Emri", "Ime", "Name"), new("E-maili", "E-mail", "E-mail"), new("Datëlindja", "Datum rođenja", "Date of birth")]),
        Acts =
        [
            new(
                "confirm",
                new("Merr të rinjtë", "Uvezi nove", "Take in the new ones"),
                new(
                    "Rreshtat e rinj bëhen anëtarë. Ata që ngjajnë me dikë që njihet mbeten jashtë.",
                    "Novi redovi postaju članovi. Oni koji liče na nekoga poznatog ostaju napolju.",
                    "The new lines become members. Those that look like somebody who is known stay out."),
                (id, version) => new ActOnMemberImport.Confirm(id, false, version)),
            new(
                "confirm_all",
                new("Merr edhe ata që ndoshta njihen", "Uvezi i možda poznate", "Take in those too who may be known"),
                new(
                    "Shikoni më parë rreshtat: ndoshta dikush bëhet anëtar dy herë.",
                    "Prvo pogledajte redove: neko bi mogao dvaput da postane član.",
                    "Look at their lines first: somebody may become a member twice."),
                (id, version) => new ActOnMemberImport.Confirm(id, true, version)),
            new(
                "discard",
                new("Hidh skedarin", "Odbaci datoteku", "Discard the file"),
                new("Nga skedari nuk mbetet asgjë.", "Od datoteke ne ostaje ništa.", "Nothing of the file stays."),
                (id, version) => new ActOnMemberImport.Discard(id, version)),
            new(
                "undo",
                new("Zhbëj importin", "Poništi uvoz", "Undo the import"),
                new(
                    "Anëtarët e tij harrohen; kujt i ka ndodhur diçka që atëherë, mbetet.",
                    "Njegovi članovi se zaboravljaju; kome se od tada nešto dogodilo, ostaje.",
                    "Its members are forgotten; those to whom something has happened since stay."),
                (id, version) => new ActOnMemberImport.Undo(id, version)) { NeedsReason = true },
        ],
    };

    private static ReceiveMemberImport.Terms Terms(FileHandedIn file)
    {
        var said = StoredJson.Read<Parameters>(file.ParametersJson);
        return new(
            file.ChapterId,
            said.ConsentVersion,
            said.Register == FreezeRoll.RollEntity.Party ? LegalEntity.Party : LegalEntity.Ngo,
            said.Letters switch
            {
                FileLetters.Auto => ImportEncoding.Auto,
                FileLetters.Windows1250 => ImportEncoding.Windows1250,
                FileLetters.Windows1252 => ImportEncoding.Windows1252,
            },
            said.Welcome);
    }

    private static FileShown Show(MemberImportRow row) => new(
        row.Id,
        row.ChapterId,
        row.ReceivedAt,
        row.Stage switch
        {
            ImportStage.Previewing => new("po shikohet", "pregleda se", "being looked at"),
            ImportStage.Ready => new("pret konfirmimin", "čeka potvrdu", "waits for a yes"),
            ImportStage.Importing => new("po merret", "uvozi se", "being taken in"),
            ImportStage.Imported => new("u mor", "uvezena", "taken in"),
            ImportStage.Undoing => new("po zhbëhet", "poništava se", "being undone"),
            ImportStage.Undone => new("u zhbë", "poništena", "undone"),
            ImportStage.Discarded => new("u hodh", "odbačena", "discarded"),
        },
        row.Stage is ImportStage.Previewing or ImportStage.Importing or ImportStage.Undoing,
        row.Through,
        row.Lines,
        [
            new(new("Rreshta", "Redovi", "Lines"), row.Lines),
            new(new("Të rinj", "Novi", "New"), row.Counts.New),
            new(new("Ndoshta të njohur", "Možda poznati", "Maybe known"), row.Counts.Duplicates),
            new(new("Janë anëtarë", "Već su članovi", "Members already"), row.Counts.AlreadyMembers),
            new(new("Gabime", "Greške", "Wrong"), row.Counts.Errors),
            new(new("U morën", "Uvezeni", "Taken in"), row.Counts.Imported),
            new(new("U zhbënë", "Poništeni", "Undone"), row.Counts.Undone),
            new(new("Mbetën", "Ostali", "Kept"), row.Counts.Kept),
        ],
        row switch
        {
            { Stage: ImportStage.Previewing } => ["discard"],
            { Stage: ImportStage.Ready, Counts.Duplicates: > 0 } => ["confirm", "confirm_all", "discard"],
            { Stage: ImportStage.Ready } => ["confirm", "discard"],
            { Stage: ImportStage.Imported } => ["undo"],
            _ => [],
        });

    private static LineShown Show(ImportLine line) => new(
        line.Line,
        StoredJson.NameOf(line.State),
        [
            line.Cells is { } named ? string.Join(' ', ((string?[])[named.GivenName, named.FamilyName]).OfType<string>()) : null,
            line.Cells?.Email,
            line.Cells?.BirthDate,
        ],
        [.. line.Notes.Select(note => note.Text)]);

    /// <summary>In which bytes a file writes what is not ASCII.</summary>
    internal enum FileLetters
    {
        /// <summary>As <see cref="ImportEncoding.Auto"/>.</summary>
        [JobChoice("Gjeje vetë", "Prepoznaj sam", "Find out")]
        Auto,

        /// <summary>Of Excel in the region.</summary>
        [JobChoice("Excel i rajonit (windows-1250)", "Excel iz regiona (windows-1250)", "Excel of the region (windows-1250)")]
        Windows1250,

        /// <summary>Of Excel in Western Europe.</summary>
        [JobChoice(
            "Excel i Evropës Perëndimore (windows-1252)",
            "Excel iz zapadne Evrope (windows-1252)",
            "Excel of Western Europe (windows-1252)")]
        Windows1252,
    }

    /// <summary>What the file does not say itself.</summary>
    internal sealed record Parameters(
        [JobParameter(
            "Versioni i pëlqimit",
            "Verzija pristanka",
            "Version of the consent",
            HintSq = "Teksti që kanë nënshkruar këta njerëz, p.sh. 2026-01.",
            HintSr = "Tekst koji su ti ljudi potpisali, npr. 2026-01.",
            HintEn = "The text that these people have signed, such as 2026-01.",
            Min = 1,
            Max = 50)]
        string ConsentVersion,
        [JobParameter("Subjekti juridik", "Pravno lice", "Legal entity")] FreezeRoll.RollEntity Register = FreezeRoll.RollEntity.Ngo,
        [JobParameter("Shkronjat", "Slova", "Letters")] FileLetters Letters = FileLetters.Auto,
        [JobParameter("Dërgo mirëseardhjen", "Pošalji dobrodošlicu", "Send the welcome mail")] bool Welcome = false);
}
