namespace VoltKosova.Campaigns.Domain.Sharing;

/// <summary>
/// What a chapter tells another one of a campaign: nothing about anybody. Terms that say the same are equal, lists included.
/// </summary>
/// <param name="Title">In English, which chapters of different countries speak with each other.</param>
/// <param name="Themes">Which challenges it is about, as the telling chapter names them.</param>
/// <param name="EndsOn">The planned last day; null when it is open.</param>
internal sealed record SharedTerms(
    string Title, IReadOnlyList<string> Themes, IReadOnlyList<Figure> Goals, DateOnly StartsOn, DateOnly? EndsOn)
{
    /// <summary>Whether a chapter of good will could have written it: what comes from outside has a size.</summary>
    public bool IsSound() => Title.Length is > 0 and <= 200 && Themes.Count <= 20 && Themes.All(theme => theme.Length <= 100)
        && AreSound(Goals);

    public bool Equals(SharedTerms? other) => other is not null
        && (Title, StartsOn, EndsOn) == (other.Title, other.StartsOn, other.EndsOn)
        && Themes.SequenceEqual(other.Themes)
        && Goals.SequenceEqual(other.Goals);

    public override int GetHashCode() => HashCode.Combine(Title, StartsOn, EndsOn, Themes.Count, Goals.Count);

    /// <summary>The same for figures alone.</summary>
    public static bool AreSound(IReadOnlyList<Figure> figures) => figures.Count <= 20
        && figures.All(one => one.Measure.Length is > 0 and <= 200 && one is { Target: > 0, Reached: >= 0 });
}

/// <summary>How far one side is with one of its goals.</summary>
/// <param name="Measure">What is counted, in words.</param>
/// <param name="Target">How many it wants.</param>
/// <param name="Reached">How many it has.</param>
internal sealed record Figure(string Measure, int Target, int Reached);
