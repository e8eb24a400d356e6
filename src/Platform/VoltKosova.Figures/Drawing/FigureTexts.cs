using System.Globalization;
using VoltKosova.Kernel;

namespace VoltKosova.Figures.Drawing;

/// <summary>Numbers and months as people read them.</summary>
public static class FigureTexts
{
    private static readonly LocalText _hours = new("{0} orë", "{0} h", "{0} h");

    private static readonly Dictionary<Language, string[]> _months = new()
    {
        [Language.Sq] = ["jan", "shk", "mar", "pri", "maj", "qer", "kor", "gus", "sht", "tet", "nën", "dhj"],
        [Language.Sr] = ["jan", "feb", "mar", "apr", "maj", "jun", "jul", "avg", "sep", "okt", "nov", "dec"],
        [Language.En] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
    };

    private static readonly Dictionary<Language, string[]> _whole = new()
    {
        [Language.Sq] =
        [
            "janar", "shkurt", "mars", "prill", "maj", "qershor", "korrik", "gusht", "shtator", "tetor", "nëntor", "dhjetor",
        ],
        [Language.Sr] =
        [
            "januar", "februar", "mart", "april", "maj", "jun", "jul", "avgust", "septembar", "oktobar", "novembar", "decembar",
        ],
        [Language.En] =
        [
            "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
        ],
    };

    // Thousands by a space that does not break, decimals by a comma where the language has one.
    private static readonly Dictionary<Language, NumberFormatInfo> _numbers = new()
    {
        [Language.Sq] = new() { NumberGroupSeparator = "\u00a0", NumberDecimalSeparator = "," },
        [Language.Sr] = new() { NumberGroupSeparator = "\u00a0", NumberDecimalSeparator = "," },
        [Language.En] = new() { NumberGroupSeparator = "\u00a0", NumberDecimalSeparator = "." },
    };

    /// <summary>A value with its unit: minutes become hours.</summary>
    public static string Value(long value, FigureUnit unit, Language language) => unit switch
    {
        FigureUnit.Minutes => string.Format(
            CultureInfo.InvariantCulture, _hours.In(language), (value / 60m).ToString("#,0.#", _numbers[language])),
        FigureUnit.Count => value.ToString("#,0", _numbers[language]),
    };

    /// <summary>A part of a whole, <c>48 %</c>.</summary>
    public static string Share(long part, long whole) =>
        string.Create(CultureInfo.InvariantCulture, $"{Math.Floor(100m * part / Math.Max(1, whole)):0}\u00a0%");

    /// <summary>A month in three letters.</summary>
    public static string Short(DateOnly month, Language language) => _months[language][month.Month - 1];

    /// <summary>A month with its year.</summary>
    public static string Month(DateOnly month, Language language) =>
        string.Create(CultureInfo.InvariantCulture, $"{_whole[language][month.Month - 1]} {month.Year}");

    /// <summary>A day, <c>03.11.2026</c>.</summary>
    public static string Day(DateOnly day) => day.ToString("dd.MM.yyyy", CultureInfo.InvariantCulture);
}
