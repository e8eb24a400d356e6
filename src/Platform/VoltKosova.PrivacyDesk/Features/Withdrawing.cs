using FluentValidation;
using VoltKosova.Access;
using VoltKosova.EventStore;
using VoltKosova.PrivacyDesk.Erasing;
using VoltKosova.Web;

namespace VoltKosova.PrivacyDesk.Features;

/// <summary>What is agreed to no more.</summary>
/// <param name="Purpose">As the ledger names it.</param>
/// <param name="About">The thing where the consent was about one thing alone.</param>
internal sealed record WithdrawalBody(string Purpose, ConsentChannel Channel, Guid? About = null);

internal sealed class WithdrawalValidator : AbstractValidator<WithdrawalBody>
{
    public WithdrawalValidator() => RuleFor(body => body.Purpose).Matches("^[a-z][a-z0-9-]{1,60}$");
}

/// <summary>
/// Withdraws a consent under every id by which the modules know the human being. It is noted also where none was known to be given:
/// then it stands before any list that brings one.
/// </summary>
internal sealed class Withdrawing(Store<PrivacyStreams> store, SamePerson same, Caller caller)
{
    public async Task<Answer> Withdraw(Guid person, WithdrawalBody body, ConsentProof proof, CancellationToken cancellation)
    {
        var ids = await same.Of(person, cancellation);
        return await store.Write(
            async writing =>
            {
                foreach (var id in ids)
                {
                    var consent = new Consent(id, body.Purpose, body.Channel, null, proof, LegalBasis.ExplicitConsent)
                    {
                        About = body.About,
                    };
                    writing.NoteWithdrawal(consent, caller.AccountId);
                    await writing.Decide(PrivacyStreams.Subjects, id, new SubjectCommand.WithdrawConsent(new SubjectEvent.ConsentWithdrawn(
                        id, body.Purpose, body.Channel, body.About, caller.AccountId!.Value, writing.Now)));
                }

                return Answer.NoContent();
            },
            cancellation);
    }
}
