namespace VoltKosova.Campaigns.Domain.Signatures;

internal abstract record SignatureCommand
{
    private SignatureCommand()
    {
    }

    /// <summary>Sends the form.</summary>
    /// <param name="Form">What the person wrote, as it will be stored.</param>
    public sealed record Give(SignatureEvent.Given Form) : SignatureCommand;

    /// <summary>Confirms the e-mail address.</summary>
    public sealed record Confirm(DateTimeOffset At) : SignatureCommand;

    /// <summary>Takes it back.</summary>
    public sealed record Withdraw(DateTimeOffset At) : SignatureCommand;

    /// <summary>Ends the news about the petition; the signature stays.</summary>
    public sealed record StopNews(DateTimeOffset At) : SignatureCommand;

    /// <summary>Discards it because the same person has signed already.</summary>
    public sealed record DiscardDuplicate(DateTimeOffset At) : SignatureCommand;

    /// <summary>Discards it if its address was not confirmed in time.</summary>
    public sealed record DiscardUnconfirmed(DateTimeOffset At) : SignatureCommand;

    /// <summary>Forgets the person: what counts goes on counting.</summary>
    public sealed record Erase(DateTimeOffset At) : SignatureCommand;

    /// <summary>Forgets whose it was, because the petition closed long ago.</summary>
    public sealed record Anonymise(DateTimeOffset At) : SignatureCommand;
}
