using VoltKosova.Kernel;

namespace VoltKosova.Access;

/// <summary>Something that is about to be done to many persons at once.</summary>
/// <param name="Kind">What is done: <c>export</c>, <c>job</c>.</param>
/// <param name="Subject">To what: the operation whose rows leave, the job that runs.</param>
/// <param name="Right">What it takes.</param>
/// <param name="Scope">Where the caller has that.</param>
/// <param name="Persons">How many persons it touches.</param>
public sealed record MassAct(string Kind, string Subject, Right Right, ChapterScope Scope, long Persons);

/// <summary>
/// What one person alone may do to many, and the approvals of a second one. Every bulk act asks here, once, right before it begins.
/// </summary>
public interface IMassApprovals
{
    /// <summary>How many persons one person alone may touch today.</summary>
    long Limit { get; }

    /// <summary>
    /// Lets an act begin. Above the limit it takes the caller an approval that is not used, revoked or expired, and uses it up: whether the
    /// act then comes to its end or breaks off, the next one needs another.
    /// </summary>
    /// <returns>Null, or <see cref="ApprovalRequired"/>.</returns>
    Task<Rejection?> Use(MassAct act, CancellationToken cancellation);
}

/// <summary>Says which right a kind of mass acts takes, so that an approval can be asked for and given by those who have it.</summary>
public interface IMassActs
{
    /// <summary>The kind.</summary>
    string Kind { get; }

    /// <summary>The right for a subject; null when there is no such subject.</summary>
    Right? RightFor(string subject);
}

/// <summary>The act touches more persons than one person alone may.</summary>
/// <param name="Persons">How many it touches.</param>
/// <param name="Limit">How many one person alone may touch.</param>
/// <param name="Act">What to ask the approval for.</param>
/// <param name="Subject">Of what.</param>
public sealed record ApprovalRequired(long Persons, long Limit, string Act, string Subject) : Rejection(
    "This touches more persons than one person alone may: have a second person approve it first.", RejectionKind.Forbidden);

/// <summary>Where nobody keeps approvals there is none: up to the usual limit alone, beyond it never.</summary>
internal sealed class NoApprovals : IMassApprovals
{
    public long Limit => 500;

    public Task<Rejection?> Use(MassAct act, CancellationToken cancellation) =>
        Task.FromResult<Rejection?>(act.Persons <= Limit ? null : new ApprovalRequired(act.Persons, Limit, act.Kind, act.Subject));
}
