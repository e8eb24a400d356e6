using VoltKosova.EventStore;
using VoltKosova.Jobs;
using VoltKosova.Jobs.HandIns;
using VoltKosova.Membership.Domain;
using VoltKosova.Membership.Jobs;
using VoltKosova.Membership.Voting;

namespace VoltKosova.Membership.Dues;

/// <summary>Bank files on the staff pages: what the API's features do, and how people call it.</summary>
internal static class BankFilesOnPages
{
    public static HandIn Kind { get; } = new()
    {
        Id = "bank-files",
        Title = new("Skedarët e bankës", "Bankovne datoteke", "Bank files"),
        Description = new(
            "Çfarë thotë banka për llogarinë e një dege: camt.053 ose camt.054 (XML), ose një tabelë (CSV, më së shumti 32 MiB). Pagesat "
            + "regjistrohen vetë; i njëjti skedar dy herë nuk regjistron asgjë dy herë.",
            "Šta banka kaže o računu ogranka: camt.053 ili camt.054 (XML), ili tabela (CSV, najviše 32 MiB). Uplate se knjiže same; ista "
            + "datoteka dvaput ne knjiži ništa dvaput.",
            "What the bank says about a chapter's account: camt.053 or camt.054 (XML), or a table (CSV, at most 32 MiB). Payments are "
            + "booked by themselves; the same file twice books nothing twice."),
        Right = MembershipRights.ManageDues,
        See = MembershipRights.SeeDues,
        Job = BookBankFiles.Declaration.Id,
        Accept = ".xml,.csv,application/xml,text/xml,text/csv",
        MostBytes = ReceiveBankFile.MostBytes,
        Receive = file => new ReceiveBankFile.Request(file.ChapterId, file.Content, file.MediaType, Said(file)),
        List = query => new ListBankFiles.Request(query),
        Find = id => new ListBankFiles.One(id),
        Show = row => Show((BankFileRow)row),
    };

    private static LegalEntity? Said(FileHandedIn file) => StoredJson.Read<Parameters>(file.ParametersJson).Register switch
    {
        FreezeRoll.RollEntity.Ngo => LegalEntity.Ngo,
        FreezeRoll.RollEntity.Party => LegalEntity.Party,
        _ => null,
    };

    private static FileShown Show(BankFileRow row) => new(
        row.Id,
        row.ChapterId,
        row.ReceivedAt,
        row.State switch
        {
            BankFileState.Waiting => new("pret", "čeka", "waits"),
            BankFileState.Importing => new("po regjistrohet", "knjiži se", "being booked"),
            BankFileState.Imported => new("e regjistruar", "proknjižena", "booked"),
        },
        row.State is not BankFileState.Imported,
        row.Through,
        row.Entries,
        [
            new(new("Hyrje", "Stavke", "Entries"), row.Entries),
            new(new("Pagesa", "Uplate", "Payments"), row.Counts.Booked),
            new(new("Me referencë", "Sa pozivom na broj", "With a reference"), row.Counts.Matched),
            new(new("Të njohura më parë", "Poznate od ranije", "Known before"), row.Counts.Known),
            new(new("Të kthyera", "Vraćene", "Taken back"), row.Counts.Reversed),
            new(new("Të lëna anash", "Preskočene", "Passed over"), row.Counts.Passed),
            new(new("Kthime të panjohura", "Nepoznata vraćanja", "Unknown reversals"), row.UnknownReversals.Count),
        ]);

    /// <summary>What the file may not say itself.</summary>
    internal sealed record Parameters(
        [JobParameter(
            "Subjekti juridik", "Pravno lice", "Legal entity",
            HintSq = "Bosh: sipas llogarisë në skedar.",
            HintSr = "Prazno: po računu u datoteci.",
            HintEn = "Empty: by the account in the file.")]
        FreezeRoll.RollEntity? Register = null);
}
