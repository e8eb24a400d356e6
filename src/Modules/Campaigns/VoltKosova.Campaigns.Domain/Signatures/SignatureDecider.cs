using VoltKosova.Kernel;
using static VoltKosova.Campaigns.Domain.Signatures.Signature;
using static VoltKosova.Campaigns.Domain.Signatures.SignatureCommand;

namespace VoltKosova.Campaigns.Domain.Signatures;

internal static class SignatureDecider
{
    public static Decider<Signature, SignatureCommand, SignatureEvent> Instance { get; } = new(Initial, Decide, Evolve);

    private static Decision<SignatureEvent> Decide(Signature signature, SignatureCommand command) => (signature, command) switch
    {
        (NotGiven, Give { Form.ConsentVersion: null }) => new SigningConsentMissing(),
        (NotGiven, Give c) => c.Form,
        (_, Give) => Decision<SignatureEvent>.Nothing,

        (Unconfirmed { Form.Email: null }, Confirm) => new NoSuchSignature(),
        (Unconfirmed u, Confirm c) when c.At > u.Form.ConfirmBy => new SignatureConfirmedTooLate(),
        (Unconfirmed u, Confirm c) => Count(u.Form, c.At),
        (Signature.Confirmed or Duplicate, Confirm) => Decision<SignatureEvent>.Nothing,

        (Unconfirmed, Withdraw or StopNews) => new SignatureNotConfirmed(),
        (Signature.Confirmed s, Withdraw c) => new SignatureEvent.Withdrawn(s.Form.SignatureId, s.Form.PetitionId, s.Form.Place, c.At),
        (Signature.Withdrawn, Withdraw) => Decision<SignatureEvent>.Nothing,
        (Signature.Confirmed { WantsNews: true, Form: var f }, StopNews c) =>
            new SignatureEvent.NewsConsentWithdrawn(f.SignatureId, f.PetitionId, f.PersonId, c.At),
        (Signature.Confirmed or Signature.Withdrawn, StopNews) => Decision<SignatureEvent>.Nothing,

        (Unconfirmed u, DiscardDuplicate c) => Discard(u.Form, DiscardReason.Duplicate, c.At),
        (Unconfirmed u, DiscardUnconfirmed c) when c.At > u.Form.ConfirmBy => Discard(u.Form, DiscardReason.Unconfirmed, c.At),
        (_, DiscardDuplicate or DiscardUnconfirmed) => Decision<SignatureEvent>.Nothing,

        (Signature.Confirmed s, Erase c) => new SignatureEvent.Anonymised(s.Form.SignatureId, s.Form.PetitionId, c.At),
        (Unconfirmed u, Erase c) => Discard(u.Form, DiscardReason.Erased, c.At),
        (_, Erase) => Decision<SignatureEvent>.Nothing,

        (Signature.Confirmed s, Anonymise c) => new SignatureEvent.Anonymised(s.Form.SignatureId, s.Form.PetitionId, c.At),
        (_, Anonymise) => Decision<SignatureEvent>.Nothing,

        (_, Confirm or Withdraw or StopNews) => new NoSuchSignature(),

        _ => throw new System.Diagnostics.UnreachableException(command.GetType().Name),
    };

    private static Decision<SignatureEvent> Count(SignatureEvent.Given form, DateTimeOffset at)
    {
        var confirmed = new SignatureEvent.Confirmed(
            form.SignatureId, form.PetitionId, form.ChapterId, form.PersonId, form.GivenName, form.FamilyName, form.Email,
            form.Place, form.Language, form.ShowName, at);
        return form.KeepInformed
            ? [confirmed, new SignatureEvent.NewsConsentGiven(
                form.SignatureId, form.PetitionId, form.PersonId, form.ConsentVersion!, at)]
            : confirmed;
    }

    private static SignatureEvent.Discarded Discard(SignatureEvent.Given form, DiscardReason reason, DateTimeOffset at) =>
        new(form.SignatureId, form.PetitionId, reason, at);
}
