using VoltKosova.Chapters.Domain.Holders;
using VoltKosova.Chapters.Domain.Posts;
using VoltKosova.Kernel;
using static VoltKosova.Chapters.Tests.Facts;

namespace VoltKosova.Chapters.Tests;

/// <summary>The co-leads of Prishtina, who holds the seats, and what one of them is to the module.</summary>
internal static class PostFacts
{
    public static readonly Guid PostId = new("00000000-0000-7000-8000-000000000020");
    public static readonly Guid First = new("00000000-0000-7000-8000-000000000021");
    public static readonly Guid Second = new("00000000-0000-7000-8000-000000000022");
    public static readonly Guid Third = new("00000000-0000-7000-8000-000000000023");
    public static readonly Guid Arta = new("0b9a3f52-7d41-4c8e-9f06-5a1f5d1c2e11");
    public static readonly Guid Besnik = new("0b9a3f52-7d41-4c8e-9f06-5a1f5d1c2e12");
    public static readonly Guid ArtasMembership = new("00000000-0000-7000-8000-000000000031");
    public static readonly DateOnly Today = new(2026, 3, 2);

    public static readonly PostRules Rules = new(
        PostKind.CoLeads, new LocalText("Bashkëdrejtues", "Koordinatori", "Co-leads"), 24, 2, 2, false, [PostKind.Auditor], 60);

    public static readonly PostEvent.Established Established = new(
        PostId, Prishtina, Rules, Today, Today.AddDays(60), Agim, Now);

    public static readonly PostEvent.RulesChanged RulesChanged = new(
        PostId, Rules with { AllowsSameGender = true, VacancyDays = 90 }, Today.AddDays(90), Agim, Now);

    public static readonly PostEvent.MandateBegan ArtaBegan = new(
        PostId, Prishtina, PostKind.CoLeads, First, 1, Arta, DeclaredGender.Female, "Arta Ajri", Today, new DateOnly(2028, 3, 1),
        MandateBasis.Elected, Agim, Now);

    public static readonly PostEvent.MandateBegan BesnikBegan = ArtaBegan with
    {
        MandateId = Second,
        Seat = 2,
        PersonId = Besnik,
        Gender = DeclaredGender.Male,
        PublicName = null,
    };

    public static readonly PostEvent.MandateEnded ArtaResigned = new(
        PostId, Prishtina, PostKind.CoLeads, First, 1, Arta, MandateEnd.Resigned, new DateOnly(2026, 6, 30), new DateOnly(2026, 8, 29),
        Agim, Now);

    public static readonly PostEvent.HolderErased HolderErased = new(PostId, First, Now.AddDays(200));

    public static readonly HolderEvent.MemberKnown ArtaKnown = new(Arta, ArtasMembership, Prishtina, Now);
    public static readonly HolderEvent.MemberLost ArtaLost = new(Arta, ArtasMembership, new DateOnly(2026, 6, 30), Now);

    public static readonly HolderEvent.OfficeTaken ArtasOffice = new(
        Arta, First, PostId, Prishtina, PostKind.CoLeads, [PostKind.Auditor], Today, new DateOnly(2028, 3, 1), Now);

    public static readonly HolderEvent.OfficeLeft ArtaLeft = new(Arta, First, new DateOnly(2026, 6, 30), Now);

    public static readonly HolderEvent.Barred ArtaBarred = new(
        Arta, Third, new BarredDays(new DateOnly(2026, 6, 1), new DateOnly(2026, 12, 31)), Now);

    public static readonly HolderEvent.Forgotten ArtaForgotten = new(Arta, Now.AddDays(200));

    public static PostCommand.Appoint Appoint(PostEvent.MandateBegan mandate) => new(
        mandate.MandateId, mandate.Seat, mandate.PersonId, mandate.Gender!.Value, mandate.PublicName, mandate.From, mandate.Until,
        mandate.Basis, Agim, Now);
}
