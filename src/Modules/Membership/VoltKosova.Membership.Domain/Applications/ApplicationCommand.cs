namespace VoltKosova.Membership.Domain.Applications;

internal abstract record ApplicationCommand
{
    private ApplicationCommand()
    {
    }

    /// <summary>Sends the form.</summary>
    /// <param name="Form">What the person wrote, as it will be stored.</param>
    /// <param name="MinimumAge">In years, by the policy of the day.</param>
    /// <param name="Today">The day at the movement's seat.</param>
    public sealed record Submit(ApplicationEvent.Submitted Form, int MinimumAge, DateOnly Today) : ApplicationCommand;

    /// <summary>Confirms the e-mail address.</summary>
    /// <param name="Number">What the application is called from now on.</param>
    /// <param name="DecideBy">The day by which a decision is due.</param>
    public sealed record ConfirmEmail(string Number, DateOnly DecideBy, DateTimeOffset At) : ApplicationCommand;

    /// <summary>Gives it to the lowest chapter whose area holds the residence.</summary>
    public sealed record Route(Guid ChapterId, DateTimeOffset At) : ApplicationCommand;

    /// <summary>Admits the applicant.</summary>
    /// <param name="By">The deciding account.</param>
    /// <param name="ByPerson">The person behind that account, who may not be the applicant.</param>
    /// <param name="MemberId">The membership that begins.</param>
    public sealed record Admit(Guid By, Guid? ByPerson, Guid MemberId, DateTimeOffset At) : ApplicationCommand;

    /// <summary>Refuses the applicant, with reasons.</summary>
    /// <param name="AppealUntil">The last day on which another body can be asked.</param>
    public sealed record Refuse(Guid By, Guid? ByPerson, string Reason, DateTimeOffset At, DateOnly? AppealUntil = null)
        : ApplicationCommand;

    /// <summary>Says that somebody looks into it.</summary>
    public sealed record Claim(Guid By, Guid? ByPerson, DateTimeOffset At) : ApplicationCommand;

    /// <summary>Lets others look into it.</summary>
    public sealed record Release(Guid By, DateTimeOffset At) : ApplicationCommand;

    /// <summary>Gives it to the next level when no decision came in time.</summary>
    /// <param name="ChapterId">The next level.</param>
    /// <param name="DecideBy">The day by which that one decides.</param>
    /// <param name="Today">The day at the movement's seat.</param>
    public sealed record Escalate(Guid ChapterId, DateOnly DecideBy, DateOnly Today, DateTimeOffset At) : ApplicationCommand;

    /// <summary>Takes it back, for the applicant.</summary>
    public sealed record Withdraw(DateTimeOffset At) : ApplicationCommand;

    /// <summary>Asks another body, for the applicant.</summary>
    /// <param name="ChapterId">Whose board decides on it.</param>
    /// <param name="DecideBy">The day by which it decides.</param>
    public sealed record Appeal(string Grounds, Guid ChapterId, DateOnly DecideBy, DateTimeOffset At) : ApplicationCommand;

    /// <summary>Forgets the person, whatever has become of the application.</summary>
    public sealed record Erase(Guid ApplicationId, DateTimeOffset At) : ApplicationCommand;

    /// <summary>Deletes it if its address was not confirmed in time.</summary>
    public sealed record DeleteUnconfirmed(DateTimeOffset At) : ApplicationCommand;
}
