namespace VoltKosova.Partnerships.Domain;

/// <summary>The kinds of partners.</summary>
internal enum PartnerKind
{
    /// <summary>A non-governmental organisation.</summary>
    Ngo,

    /// <summary>A university, school or institute.</summary>
    AcademicInstitution,

    /// <summary>A theatre, festival, gallery.</summary>
    CulturalOrganisation,

    /// <summary>Citizens who act together without being an organisation.</summary>
    CivilSocietyInitiative,

    /// <summary>A newspaper, channel, portal.</summary>
    Media,

    /// <summary>A person with an audience: the only kind that is a human being.</summary>
    Influencer,

    /// <summary>A company.</summary>
    Company,

    /// <summary>Volt in another country.</summary>
    VoltChapter,
}
