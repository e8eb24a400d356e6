using VoltKosova.Access;
using VoltKosova.Chapters.Contracts;
using VoltKosova.EventStore;
using VoltKosova.Jobs;
using VoltKosova.Kernel;
using VoltKosova.Membership.Domain;
using VoltKosova.Membership.Domain.Voting;

namespace VoltKosova.Membership.Voting;

/// <summary>
/// Freezes who may vote in the assembly of a chapter on a day: a line per member, then the fact with the hash that seals them. A run that
/// was killed begins again without what the first attempt left, and makes one roll.
/// </summary>
internal sealed class FreezeRoll(
    Store<MembershipStreams> store, RollMaker maker, RollBook rolls, IChapterTree tree, IChapterTerritories chapters, TimeProvider clock)
    : IJob<FreezeRoll.Parameters>
{
    private const int Piece = 500;

    // What was begun earlier has been committed or never will be: nothing that is read later can belong before this instant.
    private static readonly TimeSpan _settled = TimeSpan.FromSeconds(30);

    private static readonly LocalText _writing = new("Po shkruhet lista", "Pisanje spiska", "Writing the roll");
    private static readonly LocalText _frozen = new(
        "{0} veta, prej tyre {1} me votë.",
        "{0} lica, od toga {1} s pravom glasa.",
        "{0} people, {1} of whom can vote.");

    public static JobDeclaration Declaration { get; } = new(
        "membership.freeze-roll",
        new LocalText("Ngrij listën e votuesve", "Zamrzni birački spisak", "Freeze a roll"),
        new LocalText(
            "Ngrin kush mund të votojë në kuvendin e një dege, me degët nën të, në një ditë, dhe e vulos.",
            "Zamrzava ko može da glasa na skupštini ogranka, sa ograncima ispod njega, na jedan dan, i pečati spisak.",
            "Freezes who can vote in the assembly of a chapter, with the chapters below it, on a day, and seals the roll."),
        MembershipRights.FreezeRolls,
        null,
        TimeSpan.FromHours(4),
        JobRetry.Usual);

    public async Task Run(Parameters parameters, JobRun run, CancellationToken cancellation)
    {
        if (await chapters.NameOf(parameters.Chapter, cancellation) is null)
            throw new JobFailedException("no-such-chapter", "There is no such chapter.");
        var (roll, knownAt) = (run.Id, clock.GetUtcNow() - _settled);
        if ((await store.Read(MembershipStreams.Rolls, roll, cancellation)).Exists)
            return;
        await rolls.Clear(roll, cancellation);
        var among = await tree.Below([parameters.Chapter], cancellation);
        var (rules, lines) = await maker.Make(
            roll, among, parameters.Entity, parameters.Day, knownAt, new Dictionary<Guid, RollLine>(), run, cancellation);
        for (var done = 0; done < lines.Count; done += Piece)
        {
            await run.Report(done, lines.Count, _writing);
            await Keep(lines.Skip(done).Take(Piece), cancellation);
        }

        var names = string.Join(',', among.Select(chapter => chapter.ToString()).Order(StringComparer.Ordinal));
        var text = RollText.Of(RollText.Head(names, parameters.Entity, parameters.Day, knownAt, rules), lines);
        var can = lines.Count(line => line.CanVote);
        await store.Write(
            writing => writing.Decide(MembershipStreams.Rolls, roll, new RollEvent.Frozen(
                roll, parameters.Chapter, names, parameters.Entity, parameters.Day, knownAt, rules, lines.Count, can,
                RollText.Sha256(text))),
            cancellation);
        await run.Report(lines.Count, lines.Count);
        run.Log(_frozen, lines.Count, can);
    }

    private Task<bool> Keep(IEnumerable<RollLine> lines, CancellationToken cancellation) => store.Write(
        writing =>
        {
            foreach (var line in lines)
                writing.Put(MembershipStreams.RollLines, line.Id, line);
            return Task.FromResult(true);
        },
        cancellation);

    /// <summary>What staff choose.</summary>
    internal sealed record Parameters(
        [JobParameter("Dega", "Ogranak", "Chapter", HintSq = "Id-ja e degës.", HintSr = "Id ogranka.", HintEn = "The chapter's id.")]
        Guid Chapter,
        [JobParameter("Dita e votimit", "Dan glasanja", "Day of the vote")] DateOnly Day,
        [JobParameter("Subjekti juridik", "Pravno lice", "Legal entity")] RollEntity Register = RollEntity.Ngo)
    {
        internal LegalEntity Entity => Register == RollEntity.Party ? LegalEntity.Party : LegalEntity.Ngo;
    }

    /// <summary>Whose members vote.</summary>
    internal enum RollEntity
    {
        /// <summary>The association.</summary>
        [JobChoice("OJQ", "NVO", "NGO")]
        Ngo,

        /// <summary>The party.</summary>
        [JobChoice("Partia", "Stranka", "Party")]
        Party,
    }
}
