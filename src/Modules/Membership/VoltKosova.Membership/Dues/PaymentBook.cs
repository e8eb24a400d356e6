using VoltKosova.EventStore;
using VoltKosova.Kernel;
using VoltKosova.Membership.Domain;
using VoltKosova.Membership.Domain.Dues;
using VoltKosova.Membership.Domain.Members;

namespace VoltKosova.Membership.Dues;

/// <summary>
/// What is done to payments and charges together, with the books of shares, in one commit: each has its own facts, and they always say the
/// same.
/// </summary>
internal sealed class PaymentBook(IPersonKeys keys, DuesLedger ledger)
{
    /// <summary>
    /// Writes money down. Where its reference is that of a charge of its legal entity it goes there, as far as the charge is open; where it
    /// is not, it is noted who the bank says has paid.
    /// </summary>
    public async Task<Rejection?> Record(
        Writing writing, PaymentEvent.Recorded payment, string? payerName, string? payerText, string? payerAccount = null)
    {
        var charge = payment.Reference is { } reference
            ? await writing.Row<ChargeClaim>(MembershipStreams.References, reference)
            : null;
        var payer = charge is null && (payerName ?? payerText ?? payerAccount) is not null
            ? new PaymentEvent.PayerNoted(
                payment.PaymentId, await writing.MintPerson(), payerName, payerText, writing.Now, payerAccount)
            : null;
        if (writing.Start(MembershipStreams.Payments, payment.PaymentId, new PaymentCommand.Record(payment, payer)) is { } no)
            return no;
        return charge is { ChargeId: var id } && await Takes(writing, id, payment)
            ? await Allocate(writing, payment.PaymentId, id, payment.By)
            : null;
    }

    /// <summary>
    /// Pays a charge with what is left of a payment, at most with what is open. The account of a payer who was not known is an alias of the
    /// member from then on.
    /// </summary>
    public async Task<Rejection?> Allocate(Writing writing, Guid paymentId, Guid chargeId, Guid by, long? ifVersion = null)
    {
        var (found, wrong) = await Find(writing, paymentId, chargeId);
        if (found is not var (payment, charge, entity, amount))
            return writing.Reject(wrong!);
        var isNew = !payment.Allocated.ContainsKey(chargeId);
        if ((await Decide(writing, paymentId, ToAllocate(charge, entity, amount, by, writing.Now), ifVersion)
            ?? await writing.Decide(MembershipStreams.Charges, chargeId, ToPay(payment, amount, writing.Now))) is { } no)
            return no;
        if (isNew && payment.PayerAccount is { } account)
            await NoteAlias(writing, paymentId, charge.Terms, account);
        return isNew ? await ledger.Share(writing, charge.Terms, payment, amount) : null;
    }

    /// <summary>Why a payment cannot pay a charge; null when it can. Asking decides nothing, so that the rest of an act goes on.</summary>
    public static async Task<Rejection?> WhyNot(Writing writing, Guid paymentId, Guid chargeId, Guid by)
    {
        var (found, wrong) = await Find(writing, paymentId, chargeId);
        return found is not var (payment, charge, entity, amount)
            ? wrong
            : PaymentDecider.Instance.Decide(payment, ToAllocate(charge, entity, amount, by, writing.Now)).Rejection
                ?? ChargeDecider.Instance.Decide(charge, ToPay(payment, amount, writing.Now)).Rejection;
    }

    /// <summary>Whose member owes a charge: as it says itself or, where it is older than that, as the membership does.</summary>
    public static async Task<LegalEntity> EntityOf(Writing writing, ChargeEvent.Raised charge) => charge.LegalEntity
        ?? ((await writing.Load(MembershipStreams.Members, charge.MemberId)).State as Member.Known)?.Admission.LegalEntity
        ?? LegalEntity.Ngo;

    /// <summary>Whose member owes the charge with a reference; null where there is none.</summary>
    public static async Task<LegalEntity?> EntityOf(Writing writing, string? reference) => reference is not null
        && await writing.Row<ChargeClaim>(MembershipStreams.References, reference) is { } claim
        && (await writing.Load(MembershipStreams.Charges, claim.ChargeId)).State is { } charge
            ? await EntityOf(writing, charge.Terms)
            : null;

    /// <summary>Takes back what a charge has of a payment.</summary>
    public async Task<Rejection?> Release(Writing writing, Guid paymentId, Guid chargeId, Guid by, long ifVersion) =>
        await Decide(writing, paymentId, new PaymentCommand.Release(chargeId, by, writing.Now), ifVersion)
        ?? await Unpay(writing, paymentId, [chargeId]);

    /// <summary>The bank has taken the payment back: what it paid is open again.</summary>
    public async Task<Rejection?> Reverse(Writing writing, Guid paymentId, DateOnly on, Guid by, long? ifVersion = null)
    {
        Guid[] charges = [.. (await writing.Load(MembershipStreams.Payments, paymentId)).State?.Allocated.Keys ?? []];
        return await Decide(writing, paymentId, new PaymentCommand.Reverse(on, by, writing.Now), ifVersion)
            ?? await Unpay(writing, paymentId, charges);
    }

    /// <summary>Decides on the payment alone; with the last need of the payer's name its key goes.</summary>
    public async Task<Rejection?> Decide(Writing writing, Guid paymentId, PaymentCommand command, long? ifVersion)
    {
        var payment = await writing.Load(MembershipStreams.Payments, paymentId);
        var payer = payment.State?.Payer;
        if (await writing.Decide(MembershipStreams.Payments, paymentId, command, ifVersion) is { } no)
            return no;
        if (payer is { } person && payment.State!.Payer is null)
            writing.DestroyKey(person, keys);
        return null;
    }

    private static async Task<Rejection?> Unpay(Writing writing, Guid paymentId, IEnumerable<Guid> charges)
    {
        foreach (var charge in charges)
        {
            if ((await writing.Load(MembershipStreams.Charges, charge)).State is not { } before)
                continue;
            if (await writing.Decide(MembershipStreams.Charges, charge, new ChargeCommand.Unpay(paymentId, writing.Now)) is { } no)
                return no;
            await DuesLedger.TakeBack(writing, paymentId, charge);
            writing.Delete(MembershipStreams.PayerAliases, KeyOf(paymentId, charge));
            if (before.Receipts.TryGetValue(paymentId, out var receipt))
                await ReceiptBook.Void(writing, receipt);
        }

        return null;
    }

    private static async Task<bool> Takes(Writing writing, Guid chargeId, PaymentEvent.Recorded payment) =>
        (await writing.Load(MembershipStreams.Charges, chargeId)).State is { IsSettled: false } charge
        && charge.Open.Currency == payment.Amount.Currency
        && await EntityOf(writing, charge.Terms) == (payment.LegalEntity ?? LegalEntity.Ngo);

    private static async Task<(Found? Found, Rejection? No)> Find(Writing writing, Guid paymentId, Guid chargeId)
    {
        if (await writing.Load(MembershipStreams.Payments, paymentId) is not { State: { } payment })
            return (null, new NoSuchPayment());
        if (await writing.Load(MembershipStreams.Charges, chargeId) is not { State: { } charge })
            return (null, new NoSuchCharge());
        var amount = payment.Left.ToDecimal() < charge.Open.ToDecimal() ? payment.Left : charge.Open;
        return payment.Allocated.ContainsKey(chargeId) || amount.ToDecimal() > 0
            ? (new Found(payment, charge, await EntityOf(writing, charge.Terms), amount), null)
            : (null, charge.IsSettled ? new ChargeIsPaid() : new PaymentIsTooSmall());
    }

    private static PaymentCommand.Allocate ToAllocate(
        Charge charge, LegalEntity entity, Money amount, Guid by, DateTimeOffset at) =>
        new(charge.Terms.ChargeId, charge.Terms.MemberId, entity, amount, by, at);

    private static ChargeCommand.Pay ToPay(Payment payment, Money amount, DateTimeOffset at) =>
        new(payment.Facts.PaymentId, amount, payment.Facts.ReceivedOn, at);

    // A charge outlives its member, an alias does not.
    private static async Task NoteAlias(Writing writing, Guid paymentId, ChargeEvent.Raised charge, string account)
    {
        if ((await writing.Load(MembershipStreams.Members, charge.MemberId)).State is Member.Known)
        {
            writing.Put(
                MembershipStreams.PayerAliases,
                KeyOf(paymentId, charge.ChargeId),
                new PayerAlias(account, charge.MemberId, writing.Now));
        }
    }

    private static string KeyOf(Guid payment, Guid charge) => $"{payment}:{charge}";

    private sealed record Found(Payment Payment, Charge Charge, LegalEntity Entity, Money Amount);
}
