using VoltKosova.Campaigns.Domain;
using VoltKosova.Campaigns.Domain.Signatures;
using VoltKosova.Kernel;
using static VoltKosova.Campaigns.Tests.Facts;

namespace VoltKosova.Campaigns.Tests;

/// <summary>One signature's life, for all tests of the module.</summary>
internal static class Signatures
{
    public static readonly Guid Signature = new("0195566a-c800-7000-8000-0000000000f1");
    public static readonly Guid Person = new("3f0e5a52-0f6d-4a3a-9a1e-000000000002");
    public static readonly Place Prishtina = new("XK", "prishtine");

    public static readonly SignatureEvent.Given Given = new(
        Signature,
        Petitions.Petition,
        Chapter,
        Person,
        "Arbër",
        "Krasniqi",
        "arber@example.org",
        Prishtina,
        Language.Sq,
        "2026-01",
        ShowName: true,
        KeepInformed: true,
        Now,
        Now.AddDays(14));

    public static readonly SignatureEvent.Confirmed Confirmed = new(
        Signature, Petitions.Petition, Chapter, Person, "Arbër", "Krasniqi", "arber@example.org", Prishtina, Language.Sq, ShowName: true,
        Now.AddHours(1));

    public static readonly SignatureEvent.NewsConsentGiven NewsConsentGiven =
        new(Signature, Petitions.Petition, Person, "2026-01", Now.AddHours(1));

    public static readonly SignatureEvent.NewsConsentWithdrawn NewsConsentWithdrawn =
        new(Signature, Petitions.Petition, Person, Now.AddDays(2));

    public static readonly SignatureEvent.Withdrawn Withdrawn = new(Signature, Petitions.Petition, Prishtina, Now.AddDays(3));

    public static readonly SignatureEvent.Discarded Discarded =
        new(Signature, Petitions.Petition, DiscardReason.Unconfirmed, Now.AddDays(15));

    public static readonly SignatureEvent.Anonymised Anonymised = new(Signature, Petitions.Petition, Now.AddDays(300));
}
