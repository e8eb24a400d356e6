using VoltKosova.EventStore;
using VoltKosova.Jobs;
using VoltKosova.Kernel;
using VoltKosova.Membership.Domain.Members;

namespace VoltKosova.Membership.Voting;

/// <summary>
/// Notes who can vote since today and who cannot any more. Days pass without anybody acting: what becomes of that is seen once a night, and
/// told to others. Who may vote on a day is never read from here.
/// </summary>
internal sealed class NoteVotingRights(Store<MembershipStreams> store, Voters voters, TimeProvider clock) : IJob<NoParameters>
{
    private static readonly LocalText _asking = new("Po shikohet e drejta e votës", "Provera prava glasa", "Asking who can vote");
    private static readonly LocalText _noted = new(
        "E fituan votën {0}, e humbën {1}.", "Pravo glasa steklo: {0}, izgubilo: {1}.", "{0} can vote now, {1} cannot any more.");

    public static JobDeclaration Declaration { get; } = new(
        "membership.note-voting-rights",
        new LocalText("Shëno të drejtat e votës", "Zabeleži prava glasa", "Note voting rights"),
        new LocalText(
            "Shënon kush mund të votojë nga sot dhe kush nuk mundet më, që ta dinë edhe të tjerët.",
            "Beleži ko od danas može da glasa a ko više ne, da to znaju i drugi.",
            "Notes who can vote from today on and who cannot any more, so that others know."),
        MembershipRights.FreezeRolls,
        "0 30 0 * * ?",
        TimeSpan.FromHours(4),
        JobRetry.Usual);

    public async Task Run(NoParameters parameters, JobRun run, CancellationToken cancellation)
    {
        var (day, book) = (Seat.DayOf(clock.GetUtcNow()), VotingPolicy.Book(await voters.Rules(cancellation)));
        var members = await voters.Lasting(cancellation);
        var (won, lost) = (0, 0);
        for (var done = 0; done < members.Count; done++)
        {
            await run.Report(done, members.Count, _asking);
            if (await voters.Find(members[done], null, cancellation) is not { } voter)
                continue;
            var can = voter.Unmet(book.On(day), day).Count == 0;
            if ((voter.Timeline.CanVoteAsNoted ?? false) == can)
                continue;
            await store.Write(
                writing => writing.Decide(
                    MembershipStreams.Members, members[done], new MemberCommand.NoteVotingRight(can, day, writing.Now)),
                cancellation);
            (won, lost) = can ? (won + 1, lost) : (won, lost + 1);
        }

        await run.Report(members.Count, members.Count);
        run.Log(_noted, won, lost);
    }
}
