namespace VoltKosova.Privacy;

/// <summary>A part of the platform that keeps something about persons beside the event stores, such as their accounts.</summary>
public interface IForgetPerson
{
    /// <summary>What it is called in acknowledgements, for example <c>accounts</c>; stored.</summary>
    static abstract string Part { get; }

    /// <summary>
    /// Deletes everything about the person. Asked again it deletes what has come since, and nothing when there is nothing.
    /// </summary>
    /// <param name="person">Who is forgotten.</param>
    /// <param name="erasedAt">When that was decided.</param>
    /// <param name="cancellation">Stops it.</param>
    Task Forget(Guid person, DateTimeOffset erasedAt, CancellationToken cancellation);
}
