using VoltKosova.Kernel;

namespace VoltKosova.Membership.Domain.Peers;

/// <summary>A question whether somebody is a member, on either side. Names and fields are the stored format.</summary>
internal abstract record CheckEvent
{
    private CheckEvent()
    {
    }

    /// <summary>We ask.</summary>
    public sealed record Asked(Guid CheckId, Guid PeerId, string AddressHash, Guid By, DateTimeOffset At) : CheckEvent;

    /// <summary>The other chapter has answered.</summary>
    public sealed record AnswerReceived(Guid CheckId, Guid PeerId, CheckAnswer Answer, DateTimeOffset At) : CheckEvent;

    /// <summary>We have been asked and have answered; kept for the person it is about.</summary>
    public sealed record Answered(Guid CheckId, Guid PeerId, CheckAnswer Answer, Guid? MemberId, DateTimeOffset At) : CheckEvent;

    /// <summary>One question has one answer, and only from whom it was asked.</summary>
    public static Decider<CheckEvent?, CheckEvent, CheckEvent> Decider { get; } = new(null, Decide, (_, fact) => fact);

    private static Decision<CheckEvent> Decide(CheckEvent? check, CheckEvent said) => (check, said) switch
    {
        (null, Asked or Answered) => said,
        (Asked asked, AnswerReceived answer) when asked.PeerId == answer.PeerId => said,
        _ => Decision<CheckEvent>.Nothing,
    };
}

/// <summary>What a chapter says to whether somebody is its member.</summary>
internal enum CheckAnswer
{
    /// <summary>A member today.</summary>
    Yes,

    /// <summary>Not a member.</summary>
    No,

    /// <summary>An application waits for its decision.</summary>
    Unknown,
}

/// <summary>Somebody no longer agrees that another Volt chapter keeps data about them, on either side.</summary>
internal abstract record WithdrawalEvent
{
    private WithdrawalEvent()
    {
    }

    /// <summary>We have told the other chapter.</summary>
    /// <param name="AcknowledgeBy">After that the acknowledgement is overdue.</param>
    public sealed record Sent(
        Guid WithdrawalId,
        Guid PeerId,
        Guid MemberId,
        Guid ChapterId,
        string AddressHash,
        DateOnly AcknowledgeBy,
        Guid By,
        DateTimeOffset At) : WithdrawalEvent;

    /// <summary>The other chapter has forgotten what it kept.</summary>
    public sealed record AcknowledgementReceived(Guid WithdrawalId, Guid PeerId, DateTimeOffset At) : WithdrawalEvent;

    /// <summary>We were told, and have forgotten what we kept.</summary>
    /// <param name="Forgotten">How many transfers were forgotten.</param>
    public sealed record Acknowledged(Guid WithdrawalId, Guid PeerId, int Forgotten, DateTimeOffset At) : WithdrawalEvent;

    /// <summary>Told once, acknowledged once, and only by whom it was told.</summary>
    public static Decider<WithdrawalEvent?, WithdrawalEvent, WithdrawalEvent> Decider { get; } = new(null, Decide, (_, fact) => fact);

    private static Decision<WithdrawalEvent> Decide(WithdrawalEvent? withdrawal, WithdrawalEvent said) => (withdrawal, said) switch
    {
        (null, Sent or Acknowledged) => said,
        (Sent sent, AcknowledgementReceived receipt) when sent.PeerId == receipt.PeerId => said,
        _ => Decision<WithdrawalEvent>.Nothing,
    };
}

internal sealed record NoSuchTransfer() : Rejection("There is no such transfer.", RejectionKind.NotFound);

internal sealed record TransferIsSettled() : Rejection("The transfer was accepted, refused or taken back.");

internal sealed record TransferIsOpen() : Rejection("A transfer of this member is open already.");

internal sealed record OwnTransfer() : Rejection("Nobody decides on their own transfer.", RejectionKind.Forbidden);

internal sealed record NotTheSamePerson() : Rejection("The member's e-mail address is not the one that was handed over.");

internal sealed record NoSuchVoltChapter() : Rejection("There is no such Volt chapter with keys both ways.", RejectionKind.NotFound);

internal sealed record ExclusionNotFinal() : Rejection("Whether the membership goes on is not settled yet, so it cannot be handed over.");
