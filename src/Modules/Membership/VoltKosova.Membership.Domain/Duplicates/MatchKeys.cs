using System.Globalization;

namespace VoltKosova.Membership.Domain.Duplicates;

/// <summary>
/// What two entries are compared by. Each is a keyed hash of what was typed, so that whoever reads a row of them learns nothing, and equal
/// keys say that the things were equal.
/// </summary>
/// <param name="Mailbox">The address as the mailbox it leads to; null where there is none.</param>
/// <param name="Name">The whole name as it is compared; null where it holds no letter.</param>
/// <param name="Spelled">The whole name as it was spelled.</param>
/// <param name="Words">Its words as they are compared.</param>
/// <param name="Birth">The day of birth; null where it is not known.</param>
/// <param name="BirthSwapped">The same with day and month exchanged; null where that is no day, or the same one.</param>
/// <param name="BirthParts">The day without its year, without its month, without its day of the month.</param>
internal sealed record MatchKeys(
    string? Mailbox,
    string? Name,
    string? Spelled,
    IReadOnlyList<string> Words,
    string? Birth,
    string? BirthSwapped,
    IReadOnlyList<string> BirthParts)
{
    private static readonly string[] _hostsWithoutDots = ["gmail.com", "googlemail.com"];

    /// <summary>Makes the keys.</summary>
    /// <param name="email">In its canonical form.</param>
    /// <param name="hash">From the kind of thing and its text to the key.</param>
    public static MatchKeys Of(string? givenName, string? familyName, string? email, DateOnly? born, Func<string, string, string> hash)
    {
        var name = ComparedName.Of(givenName, familyName);
        return new MatchKeys(
            email is null ? null : hash("mailbox", MailboxOf(email)),
            name.Words.Count == 0 ? null : hash("name", name.Whole),
            name.Words.Count == 0 ? null : hash("spelled", name.Spelled),
            [.. name.Words.Select(word => hash("word", word))],
            born is { } day ? hash("birth", Text(day)) : null,
            born is { } some && Swapped(some) is { } other ? hash("birth", Text(other)) : null,
            born is { } one
                ? [.. ((string[])["MM-dd", "yyyy'--'dd", "yyyy-MM"]).Select(part => hash("birth-part", Text(one, part)))]
                : []);
    }

    /// <summary>Where the mail ends up, as far as it is known: a tag leads nowhere else, and for some hosts dots are nothing.</summary>
    private static string MailboxOf(string email)
    {
        var at = email.LastIndexOf('@');
        var (local, host) = (email[..at], email[(at + 1)..]);
        if (local.IndexOf('+', StringComparison.Ordinal) is > 0 and var tag)
            local = local[..tag];
        return _hostsWithoutDots.Contains(host)
            ? $"{local.Replace(".", "", StringComparison.Ordinal)}@gmail.com"
            : $"{local}@{host}";
    }

    private static string Text(DateOnly day, string format = "yyyy-MM-dd") => day.ToString(format, CultureInfo.InvariantCulture);

    private static DateOnly? Swapped(DateOnly day) =>
        day.Day <= 12 && day.Day != day.Month ? new DateOnly(day.Year, day.Day, day.Month) : null;
}
