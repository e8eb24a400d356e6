using System.Globalization;
using VoltKosova.EventStore;
using VoltKosova.Jobs;
using VoltKosova.Kernel;
using VoltKosova.Membership.Domain;
using VoltKosova.Policy;

namespace VoltKosova.Membership.Voting;

/// <summary>
/// What would be if a rule were another one: how many would lose the vote on a day, and how many would have it. Changes nothing.
/// </summary>
internal sealed class TryVotingRule(Voters voters, TimeProvider clock) : IJob<TryVotingRule.Parameters>
{
    private static readonly LocalText _asking = new("Po llogaritet", "Računanje", "Counting");
    private static readonly LocalText _lose = new(
        "{0} anëtarë do ta humbnin votën.",
        "Pravo glasa bi izgubilo {0} članova.",
        "{0} members would lose the vote.");
    private static readonly LocalText _win = new(
        "{0} anëtarë do ta fitonin votën.",
        "Pravo glasa bi steklo {0} članova.",
        "{0} members would win the vote.");
    private static readonly LocalText _same = new(
        "Për {0} nuk do të ndryshonte asgjë.",
        "Za {0} se ništa ne bi promenilo.",
        "Nothing would change for {0}.");

    public static JobDeclaration Declaration { get; } = new(
        "membership.try-voting-rule",
        new LocalText("Provo një rregull të votës", "Isprobaj pravilo o glasanju", "Try a voting rule"),
        new LocalText(
            "Numëron kush do ta humbte ose do ta fitonte votën po të ndryshonte një rregull. Nuk ndryshon asgjë.",
            "Broji ko bi izgubio ili stekao pravo glasa kad bi se promenilo jedno pravilo. Ništa ne menja.",
            "Counts who would lose or win the vote if a rule changed. Changes nothing."),
        MembershipRights.FreezeRolls,
        null,
        TimeSpan.FromHours(4),
        JobRetry.Usual);

    public async Task Run(Parameters parameters, JobRun run, CancellationToken cancellation)
    {
        var day = parameters.Day ?? Seat.DayOf(clock.GetUtcNow());
        var said = await voters.Rules(cancellation);
        var (now, then) = (VotingPolicy.Book(said).On(day), VotingPolicy.Book(Supposing(said, parameters, day)).On(day));
        var members = await voters.Lasting(cancellation);
        var (lose, win, same) = (0, 0, 0);
        for (var done = 0; done < members.Count; done++)
        {
            await run.Report(done, members.Count, _asking);
            if (await voters.Find(members[done], null, cancellation) is not { } voter)
                continue;
            var (can, could) = (voter.Unmet(now, day).Count == 0, voter.Unmet(then, day).Count == 0);
            (lose, win, same) = (can, could) switch
            {
                (true, false) => (lose + 1, win, same),
                (false, true) => (lose, win + 1, same),
                _ => (lose, win, same + 1),
            };
        }

        await run.Report(members.Count, members.Count);
        run.Log(_lose, lose);
        run.Log(_win, win);
        run.Log(_same, same);
    }

    private static PolicySnapshot Supposing(PolicySnapshot said, Parameters parameters, DateOnly day)
    {
        PolicySetting setting = parameters.Rule switch
        {
            TriedRule.MinimumAge => VotingPolicy.MinimumAge,
            TriedRule.WaitDays => VotingPolicy.WaitDays,
            TriedRule.TransferWaitDays => VotingPolicy.TransferWaitDays,
            TriedRule.ArrearsDays => VotingPolicy.ArrearsDays,
            TriedRule.ReminderDays => VotingPolicy.ReminderDays,
            TriedRule.ProvisionalMayVote => VotingPolicy.ProvisionalMayVote,
            _ => VotingPolicy.Kinds,
        };
        var value = KindOf(parameters.Rule) is { } kind
            ? string.Join(',', said.Words(VotingPolicy.Kinds, day).Where(one => one != kind).Concat(parameters.Value == 0 ? [] : [kind]))
            : parameters.Rule == TriedRule.ProvisionalMayVote
                ? parameters.Value == 0 ? "false" : "true"
                : parameters.Value.ToString(CultureInfo.InvariantCulture);
        try
        {
            return said.If(setting, value, day);
        }
        catch (ArgumentException)
        {
            throw new JobFailedException("setting-value-unfit", "The rule cannot have this value.");
        }
    }

    private static string? KindOf(TriedRule rule) => rule switch
    {
        TriedRule.MembersMayVote => StoredJson.NameOf(MembershipKind.Member),
        TriedRule.SupportingMembersMayVote => StoredJson.NameOf(MembershipKind.SupportingMember),
        TriedRule.YouthMayVote => StoredJson.NameOf(MembershipKind.Youth),
        TriedRule.HonoraryMayVote => StoredJson.NameOf(MembershipKind.Honorary),
        _ => null,
    };

    /// <summary>The rules that can be tried.</summary>
    internal enum TriedRule
    {
        /// <summary>Completed years.</summary>
        [JobChoice("Mosha më e vogël", "Najniži uzrast", "Least age")]
        MinimumAge,

        /// <summary>Days from the admission.</summary>
        [JobChoice("Ditët e pritjes pas pranimit", "Dani čekanja posle prijema", "Days of waiting after the admission")]
        WaitDays,

        /// <summary>Days in a new chapter.</summary>
        [JobChoice("Ditët e pritjes në degën e re", "Dani čekanja u novom ogranku", "Days of waiting in a new chapter")]
        TransferWaitDays,

        /// <summary>Days after the due day.</summary>
        [JobChoice("Ditët e vonesës së kuotave", "Dani kašnjenja članarine", "Days of arrears")]
        ArrearsDays,

        /// <summary>Days after the reminder.</summary>
        [JobChoice("Ditët pas kujtesës", "Dani posle opomene", "Days after the reminder")]
        ReminderDays,

        /// <summary>1 for yes, 0 for no.</summary>
        [JobChoice(
            "Vota në periudhën e provës (1 po, 0 jo)",
            "Glas u probnom periodu (1 da, 0 ne)",
            "Vote while provisional (1 yes, 0 no)")]
        ProvisionalMayVote,

        /// <summary>1 for yes, 0 for no.</summary>
        [JobChoice("Vota e anëtarëve (1 po, 0 jo)", "Glas članova (1 da, 0 ne)", "Vote of members (1 yes, 0 no)")]
        MembersMayVote,

        /// <summary>1 for yes, 0 for no.</summary>
        [JobChoice(
            "Vota e anëtarëve mbështetës (1 po, 0 jo)",
            "Glas podržavajućih članova (1 da, 0 ne)",
            "Vote of supporting members (1 yes, 0 no)")]
        SupportingMembersMayVote,

        /// <summary>1 for yes, 0 for no.</summary>
        [JobChoice("Vota e rinisë (1 po, 0 jo)", "Glas omladine (1 da, 0 ne)", "Vote of youth members (1 yes, 0 no)")]
        YouthMayVote,

        /// <summary>1 for yes, 0 for no.</summary>
        [JobChoice(
            "Vota e anëtarëve të nderit (1 po, 0 jo)", "Glas počasnih članova (1 da, 0 ne)", "Vote of honorary members (1 yes, 0 no)")]
        HonoraryMayVote,
    }

    /// <summary>What staff choose.</summary>
    internal sealed record Parameters(
        [JobParameter("Rregulli", "Pravilo", "Rule")] TriedRule Rule,
        [JobParameter("Vlera", "Vrednost", "Value", Min = 0, Max = 3650)] int Value,
        [JobParameter("Dita", "Dan", "Day", HintSq = "Bosh: sot.", HintSr = "Prazno: danas.", HintEn = "Empty: today.")]
        DateOnly? Day = null);
}
