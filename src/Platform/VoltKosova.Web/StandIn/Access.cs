using VoltKosova.Kernel;

// Stands in for VoltKosova.Access until that part lands; deleted with the merge.
namespace VoltKosova.Access;

public enum Role
{
    Administrator,
    MembershipOfficer,
}

public sealed record Right(string Name, params IReadOnlyList<Role> Roles)
{
    public bool Equals(Right? other) => other is not null && other.Name == Name;

    public override int GetHashCode() => Name.GetHashCode(StringComparison.Ordinal);
}

public sealed record Grant(Role Role, Guid? ChapterId);

public sealed record ChapterScope(bool Everywhere, IReadOnlySet<Guid> Chapters)
{
    public static ChapterScope WholeMovement { get; } = new(true, new HashSet<Guid>());

    public static ChapterScope Nowhere { get; } = new(false, new HashSet<Guid>());
}

public sealed class Caller
{
    private SignedIn? _who;

    public bool IsSignedIn => _who is not null;

    public Guid? AccountId => _who?.AccountId;

    public Language? Language => _who?.Language;

    public bool Has(Right right) => _who is { } who && who.Grants.Any(grant => right.Roles.Contains(grant.Role));

    internal void Become(SignedIn who) => _who = who;
}

internal sealed record SignedIn(
    Guid AccountId, Guid? PersonId, Guid SessionId, Language Language, DateTimeOffset LastSeenAt, IReadOnlyList<Grant> Grants);
