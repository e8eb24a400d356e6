using VoltKosova.EventStore;
using VoltKosova.Messaging;
using VoltKosova.Privacy;

namespace VoltKosova.PrivacyDesk;

/// <summary>Has a part without an event store forget a person. It may be asked more than once.</summary>
internal sealed class ForgetInPart<TPart>(TPart part) : IReaction<PersonErased>
    where TPart : IForgetPerson
{
    public async Task When(Delivered<PersonErased> delivered, Writing writing)
    {
        var (person, erasedAt) = delivered.Event;
        await part.Forget(person, erasedAt, writing.Cancellation);
        writing.Put(SharedTables.ErasureReceipts, Receipt.IdOf(TPart.Part, person), new Receipt(erasedAt, writing.Now));
    }
}
