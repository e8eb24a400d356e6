using VoltKosova.Chapters.Domain.Posts;
using VoltKosova.Kernel;

namespace VoltKosova.Chapters.Domain.Holders;

/// <summary>What happens to somebody who may hold posts. Names and fields are the stored format: see ChaptersStreams.</summary>
internal abstract record HolderEvent
{
    private HolderEvent()
    {
    }

    /// <summary>The person is a member.</summary>
    public sealed record MemberKnown(Guid PersonId, Guid MemberId, Guid ChapterId, DateTimeOffset At) : HolderEvent;

    /// <summary>The membership is over.</summary>
    public sealed record MemberLost(Guid PersonId, Guid MemberId, DateOnly EndedOn, DateTimeOffset At) : HolderEvent;

    /// <summary>The person holds a seat of a post.</summary>
    public sealed record OfficeTaken(
        Guid PersonId,
        Guid MandateId,
        Guid PostId,
        Guid ChapterId,
        PostKind Kind,
        IReadOnlyList<PostKind> Incompatible,
        DateOnly From,
        DateOnly Until,
        DateTimeOffset At) : HolderEvent
    {
        public bool Equals(OfficeTaken? other) => other is not null
            && (PersonId, MandateId, PostId, ChapterId, Kind, From, Until, At)
                == (other.PersonId, other.MandateId, other.PostId, other.ChapterId, other.Kind, other.From, other.Until, other.At)
            && Incompatible.SequenceEqual(other.Incompatible);

        public override int GetHashCode() => HashCode.Combine(PersonId, MandateId);
    }

    /// <summary>The person holds it no more.</summary>
    public sealed record OfficeLeft(Guid PersonId, Guid MandateId, DateOnly LastDay, DateTimeOffset At) : HolderEvent;

    /// <summary>A ban keeps the person from offices; said again, the later one holds.</summary>
    /// <param name="Days">Null: no more.</param>
    public sealed record Barred(Guid PersonId, Guid BanId, [Personal] BarredDays? Days, DateTimeOffset At) : HolderEvent, IAboutPerson;

    /// <summary>The person is forgotten.</summary>
    public sealed record Forgotten(Guid PersonId, DateTimeOffset At) : HolderEvent;
}
