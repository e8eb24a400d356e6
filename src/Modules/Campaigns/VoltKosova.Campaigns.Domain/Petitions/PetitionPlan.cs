using VoltKosova.Kernel;

namespace VoltKosova.Campaigns.Domain.Petitions;

/// <summary>What a petition is to say and when. Two plans that say the same are equal, lists included.</summary>
/// <param name="Title">In every language of the movement.</param>
/// <param name="Text">What is asked, and why.</param>
/// <param name="Addressee">Who is asked: an assembly, a mayor, a ministry.</param>
/// <param name="Goal">How many signatures it wants; at least 1.</param>
/// <param name="Milestones">Counts worth telling, beside the parts of the goal.</param>
/// <param name="OpensOn">The planned first day.</param>
/// <param name="ClosesOn">The last day on which it can be signed.</param>
internal sealed record PetitionPlan(
    LocalText Title,
    LocalText Text,
    LocalText Addressee,
    int Goal,
    IReadOnlyList<int> Milestones,
    DateOnly OpensOn,
    DateOnly ClosesOn)
{
    public bool Equals(PetitionPlan? other) =>
        other is not null
        && (Title, Text, Addressee, Goal, OpensOn, ClosesOn)
            == (other.Title, other.Text, other.Addressee, other.Goal, other.OpensOn, other.ClosesOn)
        && Milestones.SequenceEqual(other.Milestones);

    public override int GetHashCode() => HashCode.Combine(Title, Text, Addressee, Goal, OpensOn, ClosesOn, Milestones.Count);
}
