using VoltKosova.Jobs;
using VoltKosova.Kernel;

namespace VoltKosova.Membership.Voting;

/// <summary>
/// Works a frozen roll out again and compares: what stands in the tables with the seal, and what comes out of the facts with both.
/// </summary>
internal sealed class CheckRoll(RollBook rolls, RollMaker maker) : IJob<CheckRoll.Parameters>
{
    private static readonly LocalText _same = new(
        "Lista është e njëjtë: {0} veta.",
        "Spisak je isti: {0} lica.",
        "The roll is the same: {0} people.");

    public static JobDeclaration Declaration { get; } = new(
        "membership.check-roll",
        new LocalText("Kontrollo një listë votuesish", "Proveri birački spisak", "Check a roll"),
        new LocalText(
            "E rillogarit listën nga çfarë dihej kur u ngri dhe e krahason vulën.",
            "Ponovo računa spisak iz onoga što se znalo kad je zamrznut i upoređuje pečat.",
            "Works the roll out again from what was known when it was frozen, and compares the seal."),
        MembershipRights.FreezeRolls,
        null,
        TimeSpan.FromHours(4),
        JobRetry.Usual);

    public async Task Run(Parameters parameters, JobRun run, CancellationToken cancellation)
    {
        if (await rolls.Read(parameters.Roll, cancellation) is not var (frozen, lines))
            throw new JobFailedException("no-such-roll", "There is no such roll.");
        if (RollText.Sha256(RollBook.TextOf(frozen, lines)) != frozen.Sha256)
            throw new JobFailedException("roll-seal-broken", "The seal of the roll does not fit its lines.");
        var (rules, again) = await maker.Make(
            frozen.RollId,
            [.. frozen.Chapters.Split(',').Select(Guid.Parse)],
            frozen.LegalEntity,
            frozen.Day,
            frozen.KnownAt,
            lines.ToDictionary(line => line.MemberId),
            run,
            cancellation);
        if (RollText.Sha256(RollBook.TextOf(frozen with { Rules = rules }, again)) != frozen.Sha256)
            throw new JobFailedException("roll-differs", "The facts give another roll.");
        run.Log(_same, again.Count);
    }

    /// <summary>What staff choose.</summary>
    internal sealed record Parameters(
        [JobParameter("Lista", "Spisak", "Roll", HintSq = "Id-ja e listës.", HintSr = "Id spiska.", HintEn = "The roll's id.")] Guid Roll);
}
