using VoltKosova.Chapters.Domain.Posts;
using VoltKosova.Kernel;
using static VoltKosova.Chapters.Domain.Holders.HolderCommand;

namespace VoltKosova.Chapters.Domain.Holders;

internal static class HolderDecider
{
    public static Decider<Holder, HolderCommand, HolderEvent> Instance { get; } = new(Holder.Initial, Decide, Holder.Evolve);

    private static Decision<HolderEvent> Decide(Holder holder, HolderCommand command) => command switch
    {
        Know c when holder.MemberId == c.Member.MemberId || holder.Lost.Contains(c.Member.MemberId) => Decision<HolderEvent>.Nothing,
        Know c => c.Member,

        Lose c when holder.Lost.Contains(c.Member.MemberId) => Decision<HolderEvent>.Nothing,
        Lose c => c.Member,

        Take c when holder.Offices.Any(office => office.MandateId == c.Office.MandateId) => Decision<HolderEvent>.Nothing,
        Take when holder.MemberId is null => new NotAMember(),
        Take c when holder.Bans.Values.Any(days => days.Touch(c.Office)) => new BarredFromOffice(),
        Take c => holder.Offices.FirstOrDefault(office => office.Excludes(c.Office)) is { } held
            ? new IncompatiblePostHeld(held.Kind)
            : c.Office,

        Leave c => holder.Offices.Any(office => office.MandateId == c.MandateId && !office.IsLeft)
            ? new HolderEvent.OfficeLeft(c.PersonId, c.MandateId, c.LastDay, c.At)
            : Decision<HolderEvent>.Nothing,

        Bar when holder.IsForgotten => Decision<HolderEvent>.Nothing,
        Bar c => Barred(holder.Bans.GetValueOrDefault(c.Ban.BanId), c.Ban),

        Forget when holder.IsForgotten => Decision<HolderEvent>.Nothing,
        Forget c => new HolderEvent.Forgotten(c.PersonId, c.At),

        _ => throw new System.Diagnostics.UnreachableException(command.GetType().Name),
    };

    // What is said again of a ban moves its last day, not its first.
    private static Decision<HolderEvent> Barred(BarredDays? known, HolderEvent.Barred ban)
    {
        var days = ban.Days is { } said ? said with { From = known?.From ?? said.From } : null;
        return days == known ? Decision<HolderEvent>.Nothing : ban with { Days = days };
    }
}

internal abstract record HolderCommand
{
    private HolderCommand()
    {
    }

    /// <summary>Hears of a membership.</summary>
    public sealed record Know(HolderEvent.MemberKnown Member) : HolderCommand;

    /// <summary>Hears of the end of a membership.</summary>
    public sealed record Lose(HolderEvent.MemberLost Member) : HolderCommand;

    /// <summary>Takes a seat.</summary>
    public sealed record Take(HolderEvent.OfficeTaken Office) : HolderCommand;

    /// <summary>Leaves a seat.</summary>
    public sealed record Leave(Guid PersonId, Guid MandateId, DateOnly LastDay, DateTimeOffset At) : HolderCommand;

    /// <summary>Hears of a ban from offices, or that it is one no more.</summary>
    public sealed record Bar(HolderEvent.Barred Ban) : HolderCommand;

    /// <summary>Forgets the person.</summary>
    public sealed record Forget(Guid PersonId, DateTimeOffset At) : HolderCommand;
}

internal sealed record NotAMember() : Rejection("Only members of the movement hold posts.");

internal sealed record BarredFromOffice() : Rejection("The person can hold no post on those days.");

internal sealed record IncompatiblePostHeld(PostKind Held) : Rejection("The person holds a post that nobody may hold beside this one.");
