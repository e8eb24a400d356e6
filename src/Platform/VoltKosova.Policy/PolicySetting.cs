using System.Globalization;

namespace VoltKosova.Policy;

/// <summary>
/// A number or a choice of the movement's rules, declared beside what it rules and registered with
/// <see cref="PolicyExtensions.AddPolicySettings"/>. Its values are dated and stand in the store, never in code.
/// </summary>
/// <param name="Key">As in the file of defaults, for example <c>age.membership</c>; stays.</param>
public abstract record PolicySetting(string Key)
{
    /// <summary>Whether a text is a value of it.</summary>
    internal abstract bool Fits(string value);
}

/// <summary>A whole number.</summary>
/// <param name="Key">As in the file of defaults.</param>
/// <param name="Least">Less makes no sense.</param>
/// <param name="Most">More makes no sense.</param>
public sealed record PolicyNumber(string Key, int Least, int Most) : PolicySetting(Key)
{
    internal override bool Fits(string value) =>
        int.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
        && number >= Least && number <= Most;
}

/// <summary><c>true</c> or <c>false</c>.</summary>
/// <param name="Key">As in the file of defaults.</param>
public sealed record PolicyFlag(string Key) : PolicySetting(Key)
{
    internal override bool Fits(string value) => value is "true" or "false";
}

/// <summary>A set of whole numbers, none of them twice.</summary>
/// <param name="Key">As in the file of defaults.</param>
/// <param name="Least">Less makes no sense.</param>
/// <param name="Most">More makes no sense.</param>
public sealed record PolicyNumbers(string Key, int Least, int Most) : PolicySetting(Key)
{
    internal override bool Fits(string value)
    {
        var one = new PolicyNumber(Key, Least, Most);
        var numbers = PolicyWords.Split(value);
        return numbers.All(one.Fits) && numbers.Distinct().Count() == numbers.Count;
    }
}

/// <summary>A set of words, none of them twice.</summary>
/// <param name="Key">As in the file of defaults.</param>
/// <param name="Known">The words that mean something; none where any word in snake_case does.</param>
public sealed record PolicyWords(string Key, params IReadOnlyList<string> Known) : PolicySetting(Key)
{
    internal override bool Fits(string value)
    {
        var words = Split(value);
        return words.All(word => Known.Count > 0 ? Known.Contains(word) : IsWord(word)) && words.Distinct().Count() == words.Count;
    }

    private static bool IsWord(string text) =>
        text.Length > 0 && text.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '_');

    internal static IReadOnlyList<string> Split(string value) => value.Length == 0 ? [] : value.Split(',');
}
