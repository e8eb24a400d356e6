using VoltKosova.Chapters.Contracts;
using VoltKosova.EventStore;
using VoltKosova.Jobs;
using VoltKosova.Kernel;
using VoltKosova.Membership.Domain.Members;

namespace VoltKosova.Membership.Jobs;

/// <summary>
/// Does to many members what an officer does to one: gives those of a chapter, of a kind, from before a day, of a segment another kind
/// or another chapter. A dry run says how many it would touch, and how many are that already.
/// </summary>
internal sealed class ChangeManyMembers(
    Store<MembershipStreams> store, ManyMembers members, IChapterTerritories chapters, TimeProvider clock)
    : IMassJob<ChangeManyMembers.Parameters>
{
    private static readonly LocalText _changing = new("Po ndryshohen anëtarët", "Promena članova", "Changing members");
    private static readonly LocalText _found = new(
        "{0} anëtarë do të ndryshonin; {1} janë tashmë ashtu.",
        "Promenilo bi se {0} članova; {1} je već tako.",
        "{0} members would change; {1} are so already.");
    private static readonly LocalText _changed = new(
        "U ndryshuan {0} anëtarë; për {1} nuk lejohej.",
        "Promenjeno članova: {0}; za {1} nije bilo dozvoljeno.",
        "Changed {0} members; for {1} it was not allowed.");

    public static JobDeclaration Declaration { get; } = new(
        "membership.change-many-members",
        new LocalText("Ndrysho shumë anëtarë", "Promeni mnogo članova", "Change many members"),
        new LocalText(
            "U jep anëtarëve të zgjedhur një lloj tjetër anëtarësie ose një degë tjetër, nga sot.",
            "Izabranim članovima daje drugu vrstu članstva ili drugi ogranak, od danas.",
            "Gives the chosen members another kind of membership or another chapter, from today."),
        MembershipRights.ChangeMembers,
        null,
        TimeSpan.FromHours(2),
        JobRetry.Usual);

    public async Task Run(Parameters parameters, JobRun run, CancellationToken cancellation)
    {
        await Check(parameters, cancellation);
        var chosen = await members.Chosen(parameters, cancellation);
        var due = chosen.Where(one => !IsSo(one, parameters)).Select(one => one.MemberId).ToList();
        run.Log(_found, due.Count, chosen.Count - due.Count);
        if (parameters.OnlyCount)
            return;
        var (changed, refused) = await ManyMembers.Each(run, due, _changing, member => Change(member, parameters, cancellation));
        run.Log(_changed, changed, refused);
    }

    private async Task Check(Parameters parameters, CancellationToken cancellation)
    {
        if ((parameters.ToKind is ManyKind.Any) == (parameters.ToChapter is null))
            throw new JobFailedException("one-change-needed", "Say one new kind or one new chapter.");
        if (parameters.ToChapter is { } chapter && await chapters.NameOf(chapter, cancellation) is null)
            throw new JobFailedException("no-such-chapter", "There is no such chapter.");
    }

    private static bool IsSo(ManyMembers.One one, Parameters parameters) =>
        parameters.ToChapter is { } chapter ? one.ChapterId == chapter : one.Kind == parameters.ToKind.Name();

    private Task<bool> Change(Guid member, Parameters parameters, CancellationToken cancellation) => store.Write(
        async writing =>
        {
            var today = Seat.DayOf(clock.GetUtcNow());
            MemberCommand command = parameters.ToChapter is { } chapter
                ? new MemberCommand.ChangeChapter(chapter, ChapterTrigger.Board, today, null, today, Guid.Empty, writing.Now)
                : new MemberCommand.ChangeKind(parameters.ToKind.Kind(), today, null, today, Guid.Empty, writing.Now);
            return await writing.Decide(MembershipStreams.Members, member, command) is null;
        },
        cancellation);

    /// <summary>What staff choose.</summary>
    internal sealed record Parameters(
        [JobParameter("Dega", "Ogranak", "Chapter", HintSq = "Bosh: të gjitha.", HintSr = "Prazno: svi.", HintEn = "Empty: all.")]
        Guid? Chapter = null,
        [JobParameter("Lloji", "Vrsta", "Kind")] ManyKind Kind = ManyKind.Any,
        [JobParameter(
            "Anëtar para datës",
            "Član pre dana",
            "Member before",
            HintSq = "Bosh: të gjithë.",
            HintSr = "Prazno: svi.",
            HintEn = "Empty: all.")]
        DateOnly? JoinedBefore = null,
        [JobParameter("Segmenti", "Segment", "Segment", HintSq = "Bosh: të gjithë.", HintSr = "Prazno: svi.", HintEn = "Empty: all.")]
        Guid? Segment = null,
        [JobParameter("Lloji i ri", "Nova vrsta", "New kind")] ManyKind ToKind = ManyKind.Any,
        [JobParameter(
            "Dega e re",
            "Novi ogranak",
            "New chapter",
            HintSq = "Një lloj i ri ose një degë e re.",
            HintSr = "Nova vrsta ili novi ogranak.",
            HintEn = "A new kind or a new chapter.")]
        Guid? ToChapter = null,
        [JobParameter("Më së shumti", "Najviše", "At most", Min = 1, Max = 1_000_000)] int AtMost = 1_000_000,
        [JobParameter("Vetëm numëro", "Samo prebroj", "Only count")] bool OnlyCount = false) : IChoiceOfMembers;
}
