using VoltKosova.Kernel;

namespace VoltKosova.Membership.Imports;

/// <summary>What somebody who made the file should know about a line.</summary>
internal enum ImportNoteCode
{
    NameMissing,
    BirthDateMissing,
    DateNotReadable,
    TooYoung,
    DayToCome,
    JoinedBeforeBirth,
    EmailNotValid,
    EmailMissing,
    CountryUnknown,
    MunicipalityNeeded,
    MunicipalityUnknown,
    MunicipalityOnlyInKosovo,
    LocalityNeeded,
    LocalityOnlyAbroad,
    LanguageUnknown,
    KindUnknown,
    CellIsFormula,
    CellTooLong,
    AddressIsKnown,
    MemberAlready,
    NeedsAnApplication,
    PossibleDuplicate,
    TwiceInTheFile,
    SomethingHappenedSince,
}

/// <summary>A note to a line, or to one of its cells.</summary>
/// <param name="Column">The cell; absent where it is about the line.</param>
/// <param name="Text">What to do about it, for people.</param>
internal sealed record ImportNote(ImportNoteCode Code, string? Column, LocalText Text)
{
    public static ImportNote Of(ImportNoteCode code, string? column = null) => new(code, column, TextOf(code));

    /// <summary>Whether a line with it cannot become a member.</summary>
    public static bool IsError(ImportNoteCode code) => code < ImportNoteCode.AddressIsKnown && code != ImportNoteCode.EmailMissing;

    private static LocalText TextOf(ImportNoteCode code) => code switch
    {
        ImportNoteCode.NameMissing => new("Shkruani emrin.", "Upišite ime.", "Write the name."),
        ImportNoteCode.BirthDateMissing => new("Shkruani datën e lindjes.", "Upišite datum rođenja.", "Write the date of birth."),
        ImportNoteCode.DateNotReadable => new(
            "Shkruani datën si 2026-11-29, 29.11.2026 ose 29/11/2026.",
            "Napišite datum kao 2026-11-29, 29.11.2026 ili 29/11/2026.",
            "Write the date as 2026-11-29, 29.11.2026 or 29/11/2026."),
        ImportNoteCode.TooYoung => new(
            "Nuk e ka moshën për anëtar.", "Nema godine za članstvo.", "Is not old enough to be a member."),
        ImportNoteCode.DayToCome => new("Dita nuk ka ardhur ende.", "Taj dan još nije došao.", "That day has not come yet."),
        ImportNoteCode.JoinedBeforeBirth => new(
            "Dita është para datës së lindjes.", "Taj dan je pre datuma rođenja.", "That day lies before the date of birth."),
        ImportNoteCode.EmailNotValid => new(
            "Kjo nuk është adresë e-maili.", "To nije e-mail adresa.", "This is no e-mail address."),
        ImportNoteCode.EmailMissing => new(
            "Pa adresë e-maili nuk mund t'i shkruhet.",
            "Bez e-mail adrese ne može da mu se piše.",
            "Without an e-mail address no mail can be sent."),
        ImportNoteCode.CountryUnknown => new(
            "Shkruani shtetin me kod, p.sh. XK ose DE.",
            "Napišite državu kodom, npr. XK ili DE.",
            "Write the country as a code such as XK or DE."),
        ImportNoteCode.MunicipalityNeeded => new(
            "Për Kosovën shkruani komunën.", "Za Kosovo upišite opštinu.", "For Kosovo write the municipality."),
        ImportNoteCode.MunicipalityUnknown => new(
            "Nuk ka komunë me këtë emër.", "Nema opštine sa tim imenom.", "There is no municipality of that name."),
        ImportNoteCode.MunicipalityOnlyInKosovo => new(
            "Komuna shkruhet vetëm për Kosovën.", "Opština se piše samo za Kosovo.", "A municipality is for Kosovo only."),
        ImportNoteCode.LocalityNeeded => new(
            "Jashtë Kosovës shkruani qytetin.", "Van Kosova upišite mesto.", "Outside Kosovo write the town."),
        ImportNoteCode.LocalityOnlyAbroad => new(
            "Në Kosovë shkruani komunën, jo qytetin.",
            "Na Kosovu upišite opštinu, ne mesto.",
            "In Kosovo write the municipality, not the town."),
        ImportNoteCode.LanguageUnknown => new(
            "Gjuha është sq, sr ose en.", "Jezik je sq, sr ili en.", "The language is sq, sr or en."),
        ImportNoteCode.KindUnknown => new(
            "Lloji është member, supporting_member, youth ose honorary.",
            "Vrsta je member, supporting_member, youth ili honorary.",
            "The kind is member, supporting_member, youth or honorary."),
        ImportNoteCode.CellIsFormula => new(
            "Në qelizë ka një formulë ose gabim të Excel-it: shkruani vlerën.",
            "U ćeliji je formula ili greška iz Excel-a: upišite vrednost.",
            "There is a formula in the cell, or an error of Excel: write the value."),
        ImportNoteCode.CellTooLong => new(
            "Më së shumti 200 shkronja.", "Najviše 200 znakova.", "At most 200 characters."),
        ImportNoteCode.AddressIsKnown => new(
            "Kjo adresë është e një anëtari ose e një aplikuesi.",
            "Ta adresa je nekog člana ili podnosioca zahteva.",
            "This address is a member's or an applicant's."),
        ImportNoteCode.MemberAlready => new(
            "Një anëtar me të njëjtin emër dhe të njëjtën datë lindjeje ekziston.",
            "Postoji član sa istim imenom i istim datumom rođenja.",
            "There is a member of the same name and date of birth."),
        ImportNoteCode.NeedsAnApplication => new(
            "Ky njeri duhet të aplikojë: vendos lëvizja.",
            "Ova osoba mora da podnese prijavu: odlučuje pokret.",
            "This person has to apply: the movement decides."),
        ImportNoteCode.PossibleDuplicate => new(
            "I ngjan dikujt që njihet: shikoni para se ta merrni.",
            "Liči na nekoga ko je poznat: pogledajte pre nego što ga uvezete.",
            "Looks like somebody who is known: look before you take it in."),
        ImportNoteCode.TwiceInTheFile => new(
            "I njëjti njeri qëndron edhe më lart në skedar.",
            "Isti čovek stoji i više u datoteci.",
            "The same person stands further up in the file too."),
        ImportNoteCode.SomethingHappenedSince => new(
            "Mbeti anëtar: ka ndodhur diçka që nga importimi.",
            "Ostaje član: od uvoza se nešto dogodilo.",
            "Stays a member: something has happened since the import."),
        _ => throw new System.Diagnostics.UnreachableException(code.ToString()),
    };
}
