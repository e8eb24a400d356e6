using VoltKosova.Kernel;

namespace VoltKosova.Mail;

/// <summary>Which form of a word goes with a number (CLDR): Albanian and English have one and other, Serbian one, few and other.</summary>
internal static class Plural
{
    /// <summary>How many forms a language has.</summary>
    public static int Forms(Language language) => language == Language.Sr ? 3 : 2;

    /// <exception cref="ArgumentException">There are not as many forms as the language has.</exception>
    public static string Form(Language language, int count, IReadOnlyList<string> forms) => forms.Count == Forms(language)
        ? forms[language == Language.Sr ? Serbian(count) : count == 1 ? 0 : 1]
        : throw new ArgumentException($"The language {language} has {Forms(language)} forms, not {forms.Count}.", nameof(forms));

    private static int Serbian(int count) => (count % 10, count % 100) switch
    {
        (1, not 11) => 0,
        ( >= 2 and <= 4, not (>= 12 and <= 14)) => 1,
        _ => 2,
    };
}
