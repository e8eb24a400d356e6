using VoltKosova.Kernel;

namespace VoltKosova.Jobs;

/// <summary>What became of a wish about a run.</summary>
public abstract record JobAnswer
{
    private JobAnswer()
    {
    }

    /// <summary>It is done or will be done, for this run.</summary>
    /// <param name="RunId">The run.</param>
    /// <param name="Repeated">The same request had been accepted before; there is still one run.</param>
    public sealed record Accepted(Guid RunId, bool Repeated = false) : JobAnswer;

    /// <summary>It will not be done; nothing has changed.</summary>
    public sealed record Refused(Rejection Rejection) : JobAnswer;
}

/// <summary>There is no job of that id.</summary>
public sealed record NoSuchJob() : Rejection("There is no such job.", RejectionKind.NotFound);

/// <summary>There is no such run.</summary>
public sealed record NoSuchRun() : Rejection("There is no such run.", RejectionKind.NotFound);

/// <summary>The run is over, so it cannot be cancelled.</summary>
public sealed record RunHasEnded() : Rejection("The run has ended.");

/// <summary>The run is not over, so it cannot be run again.</summary>
public sealed record RunHasNotEnded() : Rejection("The run has not ended yet.");

/// <summary>The job touches many people: whoever runs it says why.</summary>
public sealed record JobReasonRequired() : Rejection("Say why the job is to be run.", RejectionKind.Invalid);

/// <summary>The key of the request belongs to a run of something else.</summary>
public sealed record IdempotencyKeyReused() : Rejection("This key was sent with another request before.", RejectionKind.Invalid);

/// <summary>The caller may see the job and not run it.</summary>
/// <param name="Right">The right that is needed, in the whole movement.</param>
public sealed record JobNotAllowed(string Right) : Rejection("The job needs its right in the whole movement.", RejectionKind.Forbidden);

/// <summary>The parameters are not what the job declared.</summary>
/// <param name="Problems">At least one.</param>
public sealed record JobParametersAreWrong(IReadOnlyList<JobParameterProblem> Problems)
    : Rejection("The parameters are not what the job asks for.", RejectionKind.Invalid);
