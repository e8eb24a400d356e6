using System.Globalization;

namespace VoltKosova.Kernel;

/// <summary>Days as people write them, without asking the machine which cultures it has.</summary>
public static class LocalDay
{
    /// <summary>The day in a language: 02.03.2026 · 02.03.2026. · 2 March 2026.</summary>
    public static string In(this DateOnly day, Language language) => language switch
    {
        Language.Sq => day.ToString("dd.MM.yyyy", CultureInfo.InvariantCulture),
        Language.Sr => day.ToString("dd.MM.yyyy'.'", CultureInfo.InvariantCulture),
        Language.En => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture),
    };
}
