using VoltKosova.Kernel;
using static VoltKosova.Partnerships.Domain.Partners.Partner;
using static VoltKosova.Partnerships.Domain.Partners.PartnerCommand;
using static VoltKosova.Partnerships.Domain.Partners.PartnerEvent;

namespace VoltKosova.Partnerships.Domain.Partners;

internal static class PartnerDecider
{
    public static Decider<Partner, PartnerCommand, PartnerEvent> Instance { get; } = new(Initial, Decide, Evolve);

    private static Decision<PartnerEvent> Decide(Partner partner, PartnerCommand command) => (partner, command) switch
    {
        (Unknown, Add c) => Begin(c),
        (_, Add) => Decision<PartnerEvent>.Nothing,
        (Active { PersonId: not null } a, Erase c) => [new Ended(a.Id, c.Today, c.By, c.At), new PersonErased(a.Id, c.At)],
        (Former { PersonId: not null } f, Erase c) => new PersonErased(f.Id, c.At),
        (_, Erase) => Decision<PartnerEvent>.Nothing,
        (Unknown or Gone, _) => new NoSuchPartner(),
        (Known { Profile.Name: null }, not End) => new NoSuchPartner(),

        (Known k, Change c) when k.Profile == c.Profile => Decision<PartnerEvent>.Nothing,
        (Active a, Change c) => Mend(a, c),

        (Active, RecordCheck c) when c.Diligence.CheckedOn > c.Today => new DayInTheFuture(),
        (Active, RecordCheck c) when c.Diligence.RecheckOn <= c.Diligence.CheckedOn => new RecheckNotAfterCheck(),
        (Active a, RecordCheck c) when a.Diligence == c.Diligence => Decision<PartnerEvent>.Nothing,
        (Active a, RecordCheck c) => Checked(a, c),

        (Active, StateContract c) when c.Contract.EndedOn > c.Today => new DayInTheFuture(),
        (Active a, StateContract c) when a.Contract == c.Contract => Decision<PartnerEvent>.Nothing,
        (Active a, StateContract c) => new PublicContractStated(a.Id, c.Contract.Holds, c.Contract.EndedOn, c.By, c.At),

        (Former, not End) => new PartnershipHasEnded(),

        (Active a, End c) => new Ended(a.Id, c.Today, c.By, c.At),
        (Former, End) => Decision<PartnerEvent>.Nothing,

        _ => throw new System.Diagnostics.UnreachableException(command.GetType().Name),
    };

    private static Decision<PartnerEvent> Begin(Add command) => (command.Profile, command.PersonId) switch
    {
        ({ Name: null }, _) => new PartnerWithoutName(),
        ({ Name: { } name }, _) when FoldedName.Of(name).Length == 0 => new PartnerWithoutName(),
        ({ } p, null) => new OrganisationAdded(
            command.PartnerId, command.Kind, p.Name, p.Country, p.Website, command.ChapterId, command.Today, command.By, command.At,
            p.Municipality, p.Locality),
        ({ } p, { } person) => new PersonAdded(
            command.PartnerId, person, command.Kind, p.Name, p.Country, p.Website, command.ChapterId, command.Today, command.By,
            command.At, p.Municipality, p.Locality),
    };

    private static Decision<PartnerEvent> Mend(Active partner, Change command) => (command.Profile, partner.PersonId) switch
    {
        ({ Name: null }, _) => new PartnerWithoutName(),
        ({ Name: { } name }, _) when FoldedName.Of(name).Length == 0 => new PartnerWithoutName(),
        ({ } p, null) => new OrganisationChanged(
            partner.Id, p.Name, p.Country, p.Website, command.By, command.At, p.Municipality, p.Locality),
        ({ } p, { } person) => new PersonChanged(
            partner.Id, person, p.Name, p.Country, p.Website, command.By, command.At, p.Municipality, p.Locality),
    };

    private static Decision<PartnerEvent> Checked(Active partner, RecordCheck command) => (command.Diligence, partner.PersonId) switch
    {
        ({ } d, null) => new OrganisationChecked(
            partner.Id, d.CheckedOn, d.Values, d.Conflicts, d.Evidence ?? "", d.RecheckOn, command.By, command.At),
        ({ } d, { } person) => new PersonChecked(
            partner.Id, person, d.CheckedOn, d.Values, d.Conflicts, d.Evidence, d.RecheckOn, command.By, command.At),
    };
}
