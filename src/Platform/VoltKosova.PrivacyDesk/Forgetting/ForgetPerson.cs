using VoltKosova.EventStore;
using VoltKosova.Kernel;
using VoltKosova.Mail;
using VoltKosova.Messaging;

namespace VoltKosova.PrivacyDesk;

/// <summary>
/// Forgets a person in one module, in one commit: what only their name leads to, the facts that take them out of the rows, the claims, the
/// mails, the key. The key also goes where the module has never heard of the person: a fact that is late can then store nothing personal.
/// </summary>
internal sealed class ForgetPerson<TStreams>(
    Forgetting<TStreams> forgetting,
    IEnumerable<IForgetByName<TStreams>> named,
    PersonTraces traces,
    IPersonKeys keys,
    Mailbox mails,
    ConsentBook consents)
    : IReaction<PersonErased>
    where TStreams : IStreams
{
    public async Task When(Delivered<PersonErased> delivered, Writing writing)
    {
        var person = delivered.Event.PersonId;
        var by = Guid.TryParse(delivered.Metadata.User, out var account) ? account : Guid.Empty;
        var forgotten = new Forgotten(person, by, Seat.DayOf(writing.Now), writing.Now);
        var streams = await traces.Streams(TStreams.Module, person, writing.Cancellation);
        foreach (var part in named)
            await part.Forget(writing, streams);
        foreach (var (id, type) in streams)
            await forgetting.Forget(writing, type, id, forgotten);
        foreach (var (table, field) in forgetting.Claims)
        {
            var pointing = await traces.Pointing(
                TStreams.Module, table, field, [.. streams.Select(one => one.Id)], writing.Cancellation);
            foreach (var row in pointing)
                writing.Delete(table, row);
        }

        await mails.Forget(writing, TStreams.Module, person);
        await consents.Forget(writing, person);
        writing.DestroyKey(person, keys);
        var receipt = new Receipt(delivered.Event.ErasedAt, writing.Now);
        writing.Put(SharedTables.ErasureReceipts, Receipt.IdOf(TStreams.Module, person), receipt);
    }
}
