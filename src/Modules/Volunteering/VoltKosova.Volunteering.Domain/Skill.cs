using VoltKosova.Kernel;

namespace VoltKosova.Volunteering.Domain;

/// <summary>What somebody can do that shifts ask for. A small catalogue: the names are stored, so one is added but never renamed.</summary>
internal enum Skill
{
    Translation,
    Writing,
    Design,
    Photography,
    Video,
    SocialMedia,
    PublicSpeaking,
    Canvassing,
    EventOrganisation,
    Driving,
    FirstAid,
    Teaching,
    Accounting,
    Law,
    SoftwareDevelopment,
}

/// <summary>How well.</summary>
internal enum SkillLevel
{
    Basic,
    Good,
    Expert,
}

/// <summary>A skill at a level: had by a volunteer, or needed at least.</summary>
internal sealed record SkilledIn(Skill Skill, SkillLevel Level);

/// <summary>What the skills are called.</summary>
internal static class SkillNames
{
    public static LocalText Name(this Skill skill) => skill switch
    {
        Skill.Translation => new("përkthim", "prevođenje", "translation"),
        Skill.Writing => new("shkrim", "pisanje", "writing"),
        Skill.Design => new("dizajn", "dizajn", "design"),
        Skill.Photography => new("fotografi", "fotografija", "photography"),
        Skill.Video => new("video", "video", "video"),
        Skill.SocialMedia => new("rrjete sociale", "društvene mreže", "social media"),
        Skill.PublicSpeaking => new("të folurit në publik", "javni nastup", "public speaking"),
        Skill.Canvassing => new("fushatë derë më derë", "kampanja od vrata do vrata", "canvassing"),
        Skill.EventOrganisation => new("organizim ngjarjesh", "organizacija događaja", "event organisation"),
        Skill.Driving => new("ngasje", "vožnja", "driving"),
        Skill.FirstAid => new("ndihma e parë", "prva pomoć", "first aid"),
        Skill.Teaching => new("mësimdhënie", "podučavanje", "teaching"),
        Skill.Accounting => new("kontabilitet", "računovodstvo", "accounting"),
        Skill.Law => new("drejtësi", "pravo", "law"),
        Skill.SoftwareDevelopment => new("programim", "programiranje", "software development"),
    };
}
