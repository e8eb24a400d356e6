using VoltKosova.Access;

namespace VoltKosova.Jobs;

/// <summary>Jobs that delete what is known of many persons, as acts that a second person approves.</summary>
internal sealed class MassJobs(JobCatalogue catalogue) : IMassActs
{
    public const string Name = "job";

    public string Kind => Name;

    public Right? RightFor(string subject) =>
        catalogue.Find(subject) is { Touches: not null } job ? job.Declaration.Right : null;
}
