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
        (Unknown, _) => new NoSuchPartner(),
        (Known { Profile.Name: null }, Change) => new NoSuchPartner(),

        (Known k, Change c) when k.Profile == c.Profile => Decision<PartnerEvent>.Nothing,
        (Active a, Change c) => Mend(a, c),
        (Former, Change) => new PartnershipHasEnded(),

        (Active a, End c) => new Ended(a.Id, c.Today, c.By, c.At),
        (Former, End) => Decision<PartnerEvent>.Nothing,

        _ => throw new System.Diagnostics.UnreachableException(command.GetType().Name),
    };

    private static Decision<PartnerEvent> Begin(Add command) => (command.Profile.Name, command.PersonId) switch
    {
        ({ } name, _) when FoldedName.Of(name).Length == 0 => new PartnerWithoutName(),
        (null, _) => new PartnerWithoutName(),
        ({ } name, null) => new OrganisationAdded(
            command.PartnerId, command.Kind, name, command.Profile.Country, command.Profile.Website,
            command.ChapterId, command.Today, command.By, command.At),
        ({ } name, { } person) => new PersonAdded(
            command.PartnerId, person, command.Kind, name, command.Profile.Country, command.Profile.Website,
            command.ChapterId, command.Today, command.By, command.At),
    };

    private static Decision<PartnerEvent> Mend(Active partner, Change command) => (command.Profile.Name, partner.PersonId) switch
    {
        ({ } name, _) when FoldedName.Of(name).Length == 0 => new PartnerWithoutName(),
        (null, _) => new PartnerWithoutName(),
        ({ } name, null) => new OrganisationChanged(
            partner.Id, name, command.Profile.Country, command.Profile.Website, command.By, command.At),
        ({ } name, { } person) => new PersonChanged(
            partner.Id, person, name, command.Profile.Country, command.Profile.Website, command.By, command.At),
    };
}
