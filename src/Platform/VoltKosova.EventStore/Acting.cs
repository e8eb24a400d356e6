namespace VoltKosova.EventStore;

/// <summary>Who acts in this scope and in answer to what; it ends up in the metadata of every fact.</summary>
public sealed class Acting
{
    /// <summary>The id of the acting account; null for the system and the public.</summary>
    public string? User { get; set; }

    /// <summary>The request, delivery or job run that everything of this scope came from.</summary>
    public string? CorrelationId { get; set; }

    /// <summary>The event that is being reacted to.</summary>
    public string? CausationId { get; set; }

    /// <summary>Where the facts of this scope's last commit ended; null while there was none with facts.</summary>
    public LogPosition? Written { get; internal set; }
}

/// <summary>Something that adds to a commit without the handler knowing, such as the answer kept for an idempotency key.</summary>
public interface ICommitParticipant
{
    /// <summary>Called once the act has finished and before the commit; not called when a decision was rejected.</summary>
    void Join(Writing writing, object? result);
}
