using Hangfire.Common;
using Hangfire.States;

namespace VoltKosova.Jobs.Hangfire;

/// <summary>
/// What Hangfire knows of a failure goes with the rest after some days: to itself a failure is never over, and would stay for ever. What
/// became of the run stays in the run table.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class EndedForGoodAttribute : JobFilterAttribute, IElectStateFilter
{
    /// <summary>After Hangfire's own filters, which may choose another try.</summary>
    public EndedForGoodAttribute() => Order = 100;

    public void OnStateElection(ElectStateContext context)
    {
        if (context.CandidateState is FailedState failed)
            context.CandidateState = new Failed(failed);
    }

    private sealed class Failed(FailedState failed) : IState
    {
        public string Name => failed.Name;

        public string Reason => failed.Reason;

        public bool IsFinal => true;

        public bool IgnoreJobLoadException => failed.IgnoreJobLoadException;

        public Dictionary<string, string> SerializeData() => failed.SerializeData();
    }
}
