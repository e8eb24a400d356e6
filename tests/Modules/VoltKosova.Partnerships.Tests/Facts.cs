using VoltKosova.Partnerships.Domain;
using VoltKosova.Partnerships.Domain.Partners;
using VoltKosova.Testing;

namespace VoltKosova.Partnerships.Tests;

/// <summary>Two partners, an organisation and a person, for all tests of the module.</summary>
internal static class Facts
{
    public static readonly Guid Id = new("0195566a-c800-7000-8000-0000000000e1");
    public static readonly Guid Person = new("0b9a3f52-7d41-4c8e-9f06-5a1f5d1c2e01");
    public static readonly Guid Chapter = new("0195566a-c800-7000-8000-0000000000c1");
    public static readonly Guid Staff = new("0195566a-c800-7000-8000-0000000000a1");
    public static readonly DateOnly Today = new(2026, 3, 2);
    public static readonly DateTimeOffset Now = FixedClock.Start;
    public static readonly DateTimeOffset Later = FixedClock.Start.AddDays(10);

    public static readonly PartnerProfile Profile = new("Qendra për Ajër", "XK", "https://ajri.example");
    public static readonly PartnerProfile Renamed = Profile with { Name = "Qendra për Ajër të Pastër" };

    public static readonly PartnerProfile PersonProfile = new("Arta Ajri", "XK", "https://arta.example");
    public static readonly PartnerProfile PersonRenamed = new("Arta A. Ajri", "XK", null);

    public static readonly PartnerEvent.OrganisationAdded Organisation = new(
        Id, PartnerKind.Ngo, "Qendra për Ajër", "XK", "https://ajri.example", Chapter, Today, Staff, Now);

    public static readonly PartnerEvent.OrganisationChanged OrganisationRenamed = new(
        Id, "Qendra për Ajër të Pastër", "XK", "https://ajri.example", Staff, Later);

    public static readonly PartnerEvent.PersonAdded Influencer = new(
        Id, Person, PartnerKind.Influencer, "Arta Ajri", "XK", "https://arta.example", Chapter, Today, Staff, Now);

    public static readonly PartnerEvent.PersonChanged InfluencerRenamed = new(
        Id, Person, "Arta A. Ajri", "XK", null, Staff, Later);

    public static readonly PartnerEvent.PersonErased PersonErased = new(Id, Later);

    public static readonly PartnerEvent.Ended Ended = new(Id, Today.AddDays(10), Staff, Later);
}
