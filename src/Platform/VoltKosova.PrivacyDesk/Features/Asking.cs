using VoltKosova.Access;
using VoltKosova.EventStore;
using VoltKosova.Kernel;
using VoltKosova.PrivacyDesk.Erasing;
using VoltKosova.Web;

namespace VoltKosova.PrivacyDesk.Features;

/// <summary>
/// Asks that a human being be forgotten, under every id by which the modules know them. The same for whoever asks for themselves and for
/// others.
/// </summary>
internal sealed class Asking(
    Store<PrivacyStreams> store, Erasures erasures, SamePerson same, Caller caller, RequestLanguage language)
{
    public async Task<Answer> ToForget(Guid person, bool onOwnWish, CancellationToken cancellation)
    {
        var ids = await same.Of(person, cancellation);
        return await store.Write(
            async writing =>
            {
                foreach (var id in ids)
                {
                    var wish = new SubjectEvent.ErasureRequested(id, onOwnWish, caller.AccountId!.Value, writing.Now);
                    var request = new SubjectCommand.Request(wish, erasures.Of(id, writing.Now));
                    await writing.Decide(PrivacyStreams.Subjects, id, request);
                }

                return await Shown(writing, person);
            },
            cancellation);
    }

    /// <summary>The erasure with what the act has decided.</summary>
    public async Task<Answer> Shown(Writing writing, Guid person)
    {
        var subject = await writing.Load(PrivacyStreams.Subjects, person);
        return Answer.Ok(ErasureShown.Of(person, subject.State, Seat.DayOf(writing.Now), language.Language), subject.Version);
    }
}
