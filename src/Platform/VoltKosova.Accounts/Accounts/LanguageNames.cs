using VoltKosova.Kernel;

namespace VoltKosova.Accounts;

/// <summary>Languages as the database writes them.</summary>
internal static class LanguageNames
{
    public static string Name(this Language language) => language switch
    {
        Language.Sq => "sq",
        Language.Sr => "sr",
        Language.En => "en",
    };

    public static Language Parse(string name) => name switch
    {
        "sr" => Language.Sr,
        "en" => Language.En,
        _ => Language.Sq,
    };
}
