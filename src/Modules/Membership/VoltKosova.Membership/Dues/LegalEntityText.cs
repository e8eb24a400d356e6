using VoltKosova.Kernel;
using VoltKosova.Mail;
using VoltKosova.Membership.Domain;

namespace VoltKosova.Membership.Dues;

/// <summary>How papers about dues call a legal entity.</summary>
internal static class LegalEntityText
{
    private static readonly LocalText _ngo = new("organizatë joqeveritare", "nevladina organizacija", "non-governmental organisation");
    private static readonly LocalText _party = new("subjekt politik", "politički subjekt", "political party");

    public static string In(this LegalEntity entity, Organisation organisation, Language language) =>
        $"{organisation.Name}, {(entity is LegalEntity.Party ? _party : _ngo).In(language)}";
}
