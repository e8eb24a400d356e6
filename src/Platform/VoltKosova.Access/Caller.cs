using VoltKosova.Kernel;

namespace VoltKosova.Access;

/// <summary>A role in a chapter and all below it, or in the whole movement.</summary>
/// <param name="ChapterId">Null for the whole movement.</param>
public sealed record Grant(Role Role, Guid? ChapterId);

/// <summary>
/// Who asks, in this request. Filled by authentication from the database, so that a sign-out, a disabled account or a changed grant
/// applies to the next request. Outside of a request, and before sign-in, it is nobody.
/// </summary>
public sealed class Caller(IChapterTree tree)
{
    private readonly Dictionary<Right, ChapterScope> _scopes = [];
    private SignedIn? _who;

    /// <summary>False for the public.</summary>
    public bool IsSignedIn => _who is not null;

    /// <summary>The account.</summary>
    public Guid? AccountId => _who?.AccountId;

    /// <summary>The human being behind the account, where a module knows one: a member.</summary>
    public Guid? PersonId => _who?.PersonId;

    /// <summary>The session that the request came in.</summary>
    public Guid? SessionId => _who?.SessionId;

    /// <summary>The language that the account wants to be spoken to in.</summary>
    public Language? Language => _who?.Language;

    /// <summary>What the account was given.</summary>
    public IReadOnlyList<Grant> Grants => _who?.Grants ?? [];

    /// <summary>Whether the right is there at all, wherever it holds.</summary>
    public bool Has(Right right)
    {
        ArgumentNullException.ThrowIfNull(right);
        return Grants.Any(grant => right.Roles.Contains(grant.Role));
    }

    /// <summary>Where the right holds, by the tree of chapters as it is now.</summary>
    public async Task<ChapterScope> Scope(Right right, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(right);
        if (!_scopes.TryGetValue(right, out var scope))
            _scopes[right] = scope = await Expand([.. Grants.Where(grant => right.Roles.Contains(grant.Role))], cancellation);
        return scope;
    }

    internal void Become(SignedIn who)
    {
        _who = who;
        _scopes.Clear();
    }

    private async Task<ChapterScope> Expand(IReadOnlyList<Grant> grants, CancellationToken cancellation) => grants switch
    {
        [] => ChapterScope.Nowhere,
        _ when grants.Any(grant => grant.ChapterId is null) => ChapterScope.WholeMovement,
        _ => new ChapterScope(false, await tree.Below([.. grants.Select(grant => grant.ChapterId!.Value).Distinct()], cancellation)),
    };
}

/// <summary>What one look into the database says about a session.</summary>
internal sealed record SignedIn(
    Guid AccountId, Guid? PersonId, Guid SessionId, Language Language, DateTimeOffset LastSeenAt, IReadOnlyList<Grant> Grants);
