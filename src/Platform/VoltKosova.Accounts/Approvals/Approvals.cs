using VoltKosova.Access;
using VoltKosova.Kernel;

namespace VoltKosova.Accounts;

/// <summary>
/// Two persons for what touches many: one asks, another who has the same right at least as widely approves, the first one acts, once. Over
/// the API and on the staff pages alike.
/// </summary>
public sealed class Approvals : IMassApprovals
{
    private readonly ApprovalTable _table;
    private readonly IEnumerable<IMassActs> _acts;
    private readonly IEnumerable<Right> _rights;
    private readonly Caller _caller;
    private readonly MassLimits _limits;
    private readonly TimeProvider _clock;

    internal Approvals(
        ApprovalTable table, IEnumerable<IMassActs> acts, IEnumerable<Right> rights, Caller caller, MassLimits limits,
            TimeProvider clock) =>
        (_table, _acts, _rights, _caller, _limits, _clock) = (table, acts, rights, caller, limits, clock);

    /// <inheritdoc />
    public long Limit => _limits.On(Seat.DayOf(_clock.GetUtcNow()));

    /// <inheritdoc />
    public async Task<Rejection?> Use(MassAct act, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(act);
        var limit = Limit;
        return act.Persons <= limit || (_caller.AccountId is { } account && await _table.Use(act, account, cancellation))
            ? null
            : new ApprovalRequired(act.Persons, limit, act.Kind, act.Subject);
    }

    /// <summary>Asks for an approval.</summary>
    /// <param name="kind">What is to be done.</param>
    /// <param name="subject">To what.</param>
    /// <param name="persons">To how many at most.</param>
    /// <param name="reason">Why.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>The approval's id, or why the caller cannot ask for it.</returns>
    public async Task<(Guid Id, Rejection? No)> Ask(
        string kind, string subject, long persons, string reason, CancellationToken cancellation)
    {
        if (_acts.FirstOrDefault(one => one.Kind == kind)?.RightFor(subject) is not { } right)
            return (Guid.Empty, new MassActUnknown());
        if (!_caller.Has(right))
            return (Guid.Empty, new OutsideOwnScope());
        var act = new MassAct(kind, subject, right, await _caller.Scope(right, cancellation), persons);
        return (await _table.Ask(act, _caller.AccountId!.Value, reason, cancellation), null);
    }

    /// <summary>Approves or refuses what somebody else asked for.</summary>
    /// <returns>Null, or why not.</returns>
    public async Task<Rejection?> Decide(Guid id, bool approved, string reason, CancellationToken cancellation) =>
        await Find(id, cancellation) switch
        {
            null => new ApprovalNotFound(),
            { } mine when mine.RequestedBy == _caller.AccountId => new OwnApproval(),
            { } other when !await MayDecide(other, cancellation) => new OutsideOwnScope(),
            _ => await _table.Decide(id, approved, _caller.AccountId!.Value, reason, cancellation) ? null : new ApprovalHasEnded(),
        };

    /// <summary>Takes back what one asked for, or what one may decide on.</summary>
    /// <returns>Null, or why not.</returns>
    public async Task<Rejection?> Revoke(Guid id, CancellationToken cancellation) => await Find(id, cancellation) switch
    {
        null => new ApprovalNotFound(),
        { } one when one.RequestedBy != _caller.AccountId && !await MayDecide(one, cancellation) => new OutsideOwnScope(),
        _ => await _table.Revoke(id, _caller.AccountId!.Value, cancellation) ? null : new ApprovalHasEnded(),
    };

    /// <summary>One that the caller asked for, or may see because it lies in the caller's chapters; null for any other.</summary>
    public async Task<Approval?> Find(Guid id, CancellationToken cancellation) =>
        await _table.Find(id, cancellation) is { } one && await MaySee(one, cancellation) ? one : null;

    /// <summary>The newest, the newest first, as far as the caller may see.</summary>
    public async Task<IReadOnlyList<Approval>> List(CancellationToken cancellation)
    {
        var seen = new List<Approval>();
        foreach (var one in await _table.List(cancellation))
        {
            if (await MaySee(one, cancellation))
                seen.Add(one);
        }

        return seen;
    }

    /// <summary>Whether the caller is a second person for it: not who asked, with the right at least where that one has it.</summary>
    public async Task<bool> MayDecide(Approval approval, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(approval);
        var scope = await Scope(approval.Right, cancellation);
        return approval.RequestedBy != _caller.AccountId
            && (scope.Everywhere || approval.Chapters?.All(chapter => scope.Chapters.Contains(chapter)) == true);
    }

    // Whoever has the right in one of its chapters knows that it is there, and is told that it is not theirs to decide.
    private async Task<bool> MaySee(Approval approval, CancellationToken cancellation)
    {
        var scope = await Scope(approval.Right, cancellation);
        return approval.RequestedBy == _caller.AccountId || scope.Everywhere || approval.Chapters?.Any(scope.Chapters.Contains) == true;
    }

    private async Task<ChapterScope> Scope(string right, CancellationToken cancellation) =>
        _rights.FirstOrDefault(one => one.Name == right) is { } known ? await _caller.Scope(known, cancellation) : ChapterScope.Nowhere;
}
