using VoltKosova.Campaigns.Domain.Signatures;
using VoltKosova.Testing;
using Xunit;
using static VoltKosova.Campaigns.Tests.Facts;
using static VoltKosova.Campaigns.Tests.Signatures;

namespace VoltKosova.Campaigns.Tests.Domain;

public sealed class Signing_a_petition
{
    private static readonly SignatureCommand _confirm = new SignatureCommand.Confirm(Now.AddHours(1));
    private static readonly SignatureCommand _withdraw = new SignatureCommand.Withdraw(Now.AddDays(3));
    private static readonly SignatureCommand _stop = new SignatureCommand.StopNews(Now.AddDays(2));
    private static readonly SignatureCommand _anonymise = new SignatureCommand.Anonymise(Now.AddDays(300));
    private static readonly SignatureCommand _duplicate = new SignatureCommand.DiscardDuplicate(Now.AddHours(1));
    private static readonly SignatureEvent.Given _silent = Given with { KeepInformed = false };

    [Fact]
    public void keeps_the_form() => SignatureDecider.Instance.Given().When(new SignatureCommand.Give(Given)).Then(Given);

    [Fact]
    public void needs_the_consent() => SignatureDecider.Instance.Given()
        .When(new SignatureCommand.Give(Given with { ConsentVersion = null }))
        .ThenRejected(new SigningConsentMissing());

    [Fact]
    public void counts_once_the_address_is_confirmed() => SignatureDecider.Instance.Given(_silent).When(_confirm).Then(Confirmed);

    [Fact]
    public void records_the_consent_to_news_on_its_own() =>
        SignatureDecider.Instance.Given(Given).When(_confirm).Then(Confirmed, NewsConsentGiven);

    [Fact]
    public void can_be_confirmed_until_the_last_moment_and_not_after()
    {
        SignatureDecider.Instance.Given(_silent)
            .When(new SignatureCommand.Confirm(Given.ConfirmBy))
            .Then(Confirmed with { At = Given.ConfirmBy });
        SignatureDecider.Instance.Given(_silent)
            .When(new SignatureCommand.Confirm(Given.ConfirmBy.AddTicks(1)))
            .ThenRejected(new SignatureConfirmedTooLate());
    }

    [Fact]
    public void is_not_confirmed_by_somebody_who_was_erased() => SignatureDecider.Instance
        .Given(Given with { GivenName = null, FamilyName = null, Email = null })
        .When(_confirm)
        .ThenRejected(new NoSuchSignature());

    [Fact]
    public void can_be_taken_back() => SignatureDecider.Instance.Given(Given, Confirmed).When(_withdraw).Then(Withdrawn);

    [Fact]
    public void can_be_taken_back_once_it_counts() =>
        SignatureDecider.Instance.Given(Given).When(_withdraw).ThenRejected(new SignatureNotConfirmed());

    [Fact]
    public void stays_when_the_news_are_stopped() =>
        SignatureDecider.Instance.Given(Given, Confirmed, NewsConsentGiven).When(_stop).Then(NewsConsentWithdrawn);

    [Fact]
    public void without_news_has_none_to_stop() => SignatureDecider.Instance.Given(_silent, Confirmed).When(_stop).ThenNothing();

    [Fact]
    public void is_discarded_when_the_same_person_has_signed_already()
    {
        var duplicate = Discarded with { Reason = DiscardReason.Duplicate, At = Now.AddHours(1) };

        SignatureDecider.Instance.Given(Given).When(_duplicate).Then(duplicate);
        SignatureDecider.Instance.Given(Given, duplicate).When(_confirm).ThenNothing();
        SignatureDecider.Instance.Given(Given, Confirmed).When(_duplicate).ThenNothing();
    }

    [Fact]
    public void is_discarded_when_nobody_confirms_it_in_time_and_only_then()
    {
        SignatureDecider.Instance.Given(Given).When(new SignatureCommand.DiscardUnconfirmed(Now.AddDays(15))).Then(Discarded);
        SignatureDecider.Instance.Given(Given).When(new SignatureCommand.DiscardUnconfirmed(Given.ConfirmBy)).ThenNothing();
        SignatureDecider.Instance.Given(Given, Confirmed).When(new SignatureCommand.DiscardUnconfirmed(Now.AddDays(15))).ThenNothing();
    }

    [Fact]
    public void becomes_anonymous_where_it_counts()
    {
        SignatureDecider.Instance.Given(Given, Confirmed).When(_anonymise).Then(Anonymised);
        SignatureDecider.Instance.Given(Given).When(_anonymise).ThenNothing();
        SignatureDecider.Instance.Given(Given, Confirmed, Withdrawn).When(_anonymise).ThenNothing();
    }

    [Fact]
    public void is_nobodys_once_it_is_gone()
    {
        foreach (SignatureEvent[] gone in (SignatureEvent[][])[[], [Given, Discarded], [Given, Confirmed, Anonymised]])
        {
            SignatureDecider.Instance.Given(gone).When(_confirm).ThenRejected(new NoSuchSignature());
            SignatureDecider.Instance.Given(gone).When(_withdraw).ThenRejected(new NoSuchSignature());
            SignatureDecider.Instance.Given(gone).When(_stop).ThenRejected(new NoSuchSignature());
        }
    }
}
