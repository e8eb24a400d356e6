using VoltKosova.Kernel;

namespace VoltKosova.Chapters.Domain.Posts;

/// <summary>What is settled about a post. Two are equal when they say the same.</summary>
/// <param name="Title">What its holders are called.</param>
/// <param name="TermMonths">The longest a mandate lasts.</param>
/// <param name="TermLimit">How many terms in a row somebody may hold it; null for any number.</param>
/// <param name="Seats">How many hold it at once; two for co-leads.</param>
/// <param name="AllowsSameGender">Whether a pair may be of one declared gender.</param>
/// <param name="Incompatible">What nobody may hold beside it.</param>
/// <param name="VacancyDays">How long a seat may stay without a regular holder.</param>
internal sealed record PostRules(
    PostKind Kind,
    LocalText Title,
    int TermMonths,
    int? TermLimit,
    int Seats,
    bool AllowsSameGender,
    IReadOnlyList<PostKind> Incompatible,
    int VacancyDays)
{
    internal bool IsPair => Kind is PostKind.CoLeads;

    /// <summary>Why it cannot be; null when it can.</summary>
    public Rejection? Flaw() => IsPair && Seats != 2 ? new PairHasTwoSeats() : null;

    public bool Equals(PostRules? other) => other is not null
        && (Kind, Title, TermMonths, TermLimit, Seats, AllowsSameGender, VacancyDays)
            == (other.Kind, other.Title, other.TermMonths, other.TermLimit, other.Seats, other.AllowsSameGender, other.VacancyDays)
        && Incompatible.SequenceEqual(other.Incompatible);

    public override int GetHashCode() => HashCode.Combine(Kind, Title, Seats, Incompatible.Count);
}
