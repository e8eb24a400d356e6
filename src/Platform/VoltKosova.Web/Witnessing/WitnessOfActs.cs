using VoltKosova.EventStore;

namespace VoltKosova.Web;

/// <summary>Sees whom an act is about, as its facts say.</summary>
internal sealed class WitnessOfActs(Witness witness) : ICommitParticipant
{
    public void Join(Writing writing, object? result)
    {
        if (!witness.Watches)
            return;
        foreach (var person in writing.Persons)
            witness.Saw(person);
    }
}
