using VoltKosova.Access;
using VoltKosova.EventStore;
using VoltKosova.Partnerships.Domain.Agreements;
using VoltKosova.Web;

namespace VoltKosova.Partnerships.Features;

/// <summary>Decides on one agreement of the caller's chapters, with what follows for the agreement that it amends.</summary>
internal static class OnAgreement
{
    public static Task<Answer> Decide(
        Store<PartnershipsStreams> store,
        ChapterScope scope,
        (Guid Id, long IfVersion) of,
        Func<Writing, Agreement.Known, Task<AgreementCommand>> command,
        CancellationToken cancellation) => OnOwn.Decide(
            store,
            scope,
            PartnershipsStreams.Agreements,
            of,
            new NoSuchAgreement(),
            (writing, agreement) => command(writing, (Agreement.Known)agreement),
            Settle,
            cancellation);

    /// <summary>
    /// An amendment that is in force ends what it amends, in the same commit; one that never will be lets another one be proposed.
    /// </summary>
    public static async Task Settle(Writing writing, Agreement before, Agreement after)
    {
        if ((before, after) is not (Agreement.Known { Stage: var was }, Agreement.Known { ParentId: { } parent } now) || was == now.Stage)
            return;
        if (now.Stage is AgreementStage.InForce)
            await writing.Decide(
                PartnershipsStreams.Agreements, parent, new AgreementCommand.Replace(now.Id, now.InForceFrom!.Value, writing.Now));
        if (now.Stage is AgreementStage.Rejected || (now.Stage is AgreementStage.Ended && was is not AgreementStage.InForce))
            writing.Delete(PartnershipsStreams.Amendments, parent.ToString());
    }
}

/// <summary>The amendment that is under way.</summary>
internal sealed record Amendment(Guid AgreementId);
