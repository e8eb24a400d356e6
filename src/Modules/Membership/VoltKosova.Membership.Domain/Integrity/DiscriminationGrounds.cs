using VoltKosova.Kernel;

namespace VoltKosova.Membership.Domain.Integrity;

/// <summary>
/// What the grounds of discrimination are called: those of law 05/L-021 art. 1, by the words of the dated setting. A word that the setting
/// gets later is called by itself until it has a name here.
/// </summary>
internal static class DiscriminationGrounds
{
    private static readonly Dictionary<string, LocalText> _names = new()
    {
        ["nationality_or_community"] = new(
            "kombësia ose lidhja me një komunitet", "nacionalnost ili veza sa nekom zajednicom", "nationality or ties with a community"),
        ["social_or_national_origin"] = new(
            "origjina sociale ose kombëtare", "društveno ili nacionalno poreklo", "social or national origin"),
        ["race"] = new("raca", "rasa", "race"),
        ["ethnicity"] = new("etnia", "etnička pripadnost", "ethnicity"),
        ["colour"] = new("ngjyra", "boja kože", "colour"),
        ["birth"] = new("lindja", "rođenje", "birth"),
        ["origin"] = new("prejardhja", "poreklo", "origin"),
        ["sex"] = new("seksi", "pol", "sex"),
        ["gender"] = new("gjinia", "rod", "gender"),
        ["gender_identity"] = new("identiteti gjinor", "rodni identitet", "gender identity"),
        ["sexual_orientation"] = new("orientimi seksual", "seksualna orijentacija", "sexual orientation"),
        ["language"] = new("gjuha", "jezik", "language"),
        ["citizenship"] = new("shtetësia", "državljanstvo", "citizenship"),
        ["religion_or_belief"] = new("feja ose bindja fetare", "vera ili versko uverenje", "religion or belief"),
        ["political_affiliation_or_opinion"] = new(
            "përkatësia ose mendimi politik", "politička pripadnost ili mišljenje", "political affiliation or opinion"),
        ["social_or_personal_status"] = new("gjendja sociale ose personale", "društveni ili lični status", "social or personal status"),
        ["age"] = new("mosha", "starost", "age"),
        ["family_or_marital_status"] = new("gjendja familjare ose martesore", "porodični ili bračni status", "family or marital status"),
        ["pregnancy"] = new("shtatzënia", "trudnoća", "pregnancy"),
        ["maternity"] = new("lehonia", "materinstvo", "maternity"),
        ["wealth"] = new("gjendja pasurore", "imovno stanje", "wealth"),
        ["health"] = new("gjendja shëndetësore", "zdravstveno stanje", "health"),
        ["disability"] = new("aftësia e kufizuar", "invaliditet", "disability"),
        ["genetic_inheritance"] = new("trashëgimia gjenetike", "genetsko nasleđe", "genetic inheritance"),
        ["other"] = new("tjetër", "drugo", "other"),
    };

    public static LocalText NameOf(string ground) => _names.GetValueOrDefault(ground) ?? new LocalText(ground, ground, ground);
}
