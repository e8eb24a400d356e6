namespace VoltKosova.Partnerships.Domain;

/// <summary>Something that a chapter looks after.</summary>
internal interface ILookedAfter
{
    /// <summary>The chapter; null while there is no such thing.</summary>
    Guid? LookedAfterBy { get; }
}
