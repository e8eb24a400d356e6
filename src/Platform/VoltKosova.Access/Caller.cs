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

    /// <summary>Whether it is a machine: it acts with rights of its own and has nothing that is about itself.</summary>
    public bool IsService => _who?.Service is not null;

    /// <summary>The session that the request came in; a machine has none.</summary>
    public Guid? SessionId => _who?.SessionId;

    /// <summary>When the session last proved that its person is there; null for the public and for machines.</summary>
    public Proof? Proof => _who?.Proof;

    /// <summary>The language that the account wants to be spoken to in.</summary>
    public Language? Language => _who?.Language;

    /// <summary>What the account was given.</summary>
    public IReadOnlyList<Grant> Grants => _who?.Grants ?? [];

    /// <summary>Whether the right is there at all, wherever it holds.</summary>
    public bool Has(Right right)
    {
        ArgumentNullException.ThrowIfNull(right);
        return Holding(right).Any();
    }

    /// <summary>
    /// The chapters that the caller asks for: where they were given the right, or any role when they do not have it. Null for the whole
    /// movement, and for who has no role.
    /// </summary>
    public IReadOnlyList<Guid>? ChaptersOf(Right? right)
    {
        List<Guid?> given = right is null ? [] : [.. Holding(right)];
        if (given.Count == 0)
            given = [.. Grants.Select(grant => grant.ChapterId), .. _who?.Service is { } service ? [service.ChapterId] : (Guid?[])[]];
        return given.Count == 0 || given.Contains(null) ? null : [.. given.OfType<Guid>().Distinct().Order()];
    }

    /// <summary>Where the right holds, by the tree of chapters as it is now.</summary>
    public async Task<ChapterScope> Scope(Right right, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(right);
        if (!_scopes.TryGetValue(right, out var scope))
            _scopes[right] = scope = await Expand([.. Holding(right)], cancellation);
        return scope;
    }

    internal void Become(SignedIn who)
    {
        _who = who;
        _scopes.Clear();
    }

    /// <summary>The person has just proved to be there, in this request.</summary>
    internal void Prove(Proof proof) => _who = _who! with { Proof = proof };

    /// <summary>The chapters where the right was given; null for the whole movement.</summary>
    private IEnumerable<Guid?> Holding(Right right)
    {
        var given = Grants.Where(grant => right.Roles.Contains(grant.Role)).Select(grant => grant.ChapterId);
        return _who?.Service is { } service && service.Rights.Contains(right.Name) ? given.Append(service.ChapterId) : given;
    }

    private async Task<ChapterScope> Expand(IReadOnlyList<Guid?> chapters, CancellationToken cancellation) => chapters switch
    {
        [] => ChapterScope.Nowhere,
        _ when chapters.Contains(null) => ChapterScope.WholeMovement,
        _ => new ChapterScope(false, await tree.Below([.. chapters.Select(chapter => chapter!.Value).Distinct()], cancellation)),
    };
}

/// <summary>What one look into the database says about a session or a machine's key.</summary>
internal sealed record SignedIn(
    Guid AccountId, Guid? PersonId, Guid? SessionId, Language Language, DateTimeOffset LastSeenAt, IReadOnlyList<Grant> Grants)
{
    /// <summary>What a machine was given, when it is one.</summary>
    public ServiceGrant? Service { get; init; }

    /// <summary>The newest proof that the person is there; a machine has none.</summary>
    public Proof? Proof { get; init; }
}

/// <summary>What a service account may do.</summary>
/// <param name="ChapterId">Whose it is: its rights hold in this chapter and all below it.</param>
/// <param name="Rights">Names of rights.</param>
internal sealed record ServiceGrant(Guid ChapterId, IReadOnlySet<string> Rights);
