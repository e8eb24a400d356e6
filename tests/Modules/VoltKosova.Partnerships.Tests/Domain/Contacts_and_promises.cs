using VoltKosova.Partnerships.Domain.Contacts;
using VoltKosova.Partnerships.Domain.Partners;
using VoltKosova.Partnerships.Domain.Promises;
using VoltKosova.Testing;
using Xunit;
using static VoltKosova.Partnerships.Tests.AgreementFacts;
using static VoltKosova.Partnerships.Tests.Facts;

namespace VoltKosova.Partnerships.Tests.Domain;

public sealed class Contacts_and_promises
{
    private static readonly ContactCommand.End _end = new(ContactOver.Until, Today.AddDays(10), Staff, Later);
    private static readonly PromiseCommand.Fulfil _fulfil = new(Fulfilled.FulfilledOn, "Raporti 1", Today.AddDays(10), Staff, Later);

    [Fact]
    public void a_role_lasts_from_a_day_until_a_day()
    {
        ContactDecider.Instance.Given().When(new ContactCommand.Add(ContactNamed, Today)).Then(ContactNamed);
        ContactDecider.Instance.Given(ContactNamed).When(_end).Then(ContactOver);
    }

    [Fact]
    public void a_role_has_days_that_have_come_in_their_order()
    {
        ContactDecider.Instance.Given().When(new ContactCommand.Add(ContactNamed, Today.AddDays(-1))).ThenRejected(new DayInTheFuture());
        ContactDecider.Instance.Given(ContactNamed).When(_end with { Until = Today.AddDays(11) }).ThenRejected(new DayInTheFuture());
        ContactDecider.Instance.Given(ContactNamed).When(_end with { Until = Today.AddDays(-1) })
            .ThenRejected(new ContactEndsBeforeItBegins());
        ContactDecider.Instance.Given().When(_end).ThenRejected(new NoSuchContact());
    }

    [Fact]
    public void a_promise_is_fulfilled_once_with_what_shows_it()
    {
        PromiseDecider.Instance.Given().When(new PromiseCommand.Make(Made)).Then(Made);
        PromiseDecider.Instance.Given(Made).When(_fulfil).Then(Fulfilled);
        PromiseDecider.Instance.Given(Made).When(_fulfil with { FulfilledOn = Today.AddDays(11) }).ThenRejected(new DayInTheFuture());
        PromiseDecider.Instance.Given().When(_fulfil).ThenRejected(new NoSuchPromise());
    }
}
