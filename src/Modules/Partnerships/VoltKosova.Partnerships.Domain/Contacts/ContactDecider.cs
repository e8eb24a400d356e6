using VoltKosova.Kernel;
using VoltKosova.Partnerships.Domain.Partners;
using static VoltKosova.Partnerships.Domain.Contacts.Contact;
using static VoltKosova.Partnerships.Domain.Contacts.ContactCommand;

namespace VoltKosova.Partnerships.Domain.Contacts;

internal static class ContactDecider
{
    public static Decider<Contact, ContactCommand, ContactEvent> Instance { get; } = new(Initial, Decide, Evolve);

    private static Decision<ContactEvent> Decide(Contact contact, ContactCommand command) => (contact, command) switch
    {
        (Unknown or Gone, Erase) => Decision<ContactEvent>.Nothing,
        (_, Erase c) => new ContactEvent.Erased(c.PersonId, c.At),

        (Unknown, Add c) when c.Contact.Since > c.Today => new DayInTheFuture(),
        (Unknown, Add c) => c.Contact,
        (_, Add) => Decision<ContactEvent>.Nothing,
        (Unknown or Gone, End) => new NoSuchContact(),

        (Active, End c) when c.Until > c.Today => new DayInTheFuture(),
        (Active a, End c) when c.Until < a.Since => new ContactEndsBeforeItBegins(),
        (Active a, End c) => new ContactEvent.Ended(a.PersonId, a.PartnerId, c.Until, c.By, c.At),
        (Former, End) => Decision<ContactEvent>.Nothing,

        _ => throw new System.Diagnostics.UnreachableException(command.GetType().Name),
    };
}
