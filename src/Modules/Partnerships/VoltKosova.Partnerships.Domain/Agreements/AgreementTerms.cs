using VoltKosova.Kernel;

namespace VoltKosova.Partnerships.Domain.Agreements;

/// <summary>What is agreed on. It can change until somebody has it under review.</summary>
/// <param name="Title">What it is called; it names no people.</param>
/// <param name="StartsOn">Not in force before.</param>
/// <param name="EndsOn">The last day in force; null when it has no end.</param>
/// <param name="NoticeDays">From a termination to its effect, and from the notice to the end.</param>
/// <param name="DocumentSha256">The fingerprint of the text that both sides sign, 64 hexadecimal digits in lower case.</param>
internal sealed record AgreementTerms(string Title, DateOnly StartsOn, DateOnly? EndsOn, int NoticeDays, string DocumentSha256)
{
    /// <summary>Why it cannot be; null when it can.</summary>
    public Rejection? Flaw() => EndsOn < StartsOn ? new AgreementEndsBeforeItStarts() : null;
}
