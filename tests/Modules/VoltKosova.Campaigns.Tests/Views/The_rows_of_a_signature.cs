using VoltKosova.Campaigns.Views;
using VoltKosova.Kernel;
using VoltKosova.Testing;
using Xunit;
using static VoltKosova.Campaigns.Tests.Facts;
using static VoltKosova.Campaigns.Tests.Signatures;

namespace VoltKosova.Campaigns.Tests.Views;

public sealed class The_rows_of_a_signature
{
    private static readonly SignatureRow _unconfirmed = new(
        Signature, Petitions.Petition, Chapter, SignatureRow.Unconfirmed, null, null, null, null, "XK", "prishtine", Language.Sq,
        ShowName: true, KeepInformed: false, Now, Now.AddDays(14), null, null);

    private static readonly SignatureRow _confirmed = _unconfirmed with
    {
        State = SignatureRow.Confirmed,
        GivenName = "Arbër",
        FamilyName = "Krasniqi",
        FoldedName = "arber krasniqi",
        Email = "arber@example.org",
        ConfirmedAt = Now.AddHours(1),
        ConfirmedOn = Today,
    };

    private static readonly SignatureRow _nobodys = _unconfirmed with { ConfirmedAt = Now.AddHours(1), ConfirmedOn = Today };

    [Fact]
    public void say_nothing_about_the_person_before_the_address_is_confirmed() =>
        SignatureRow.Projection.Shows([Given], _unconfirmed);

    [Fact]
    public void show_who_has_signed() => SignatureRow.Projection.Shows([Given, Confirmed], _confirmed);

    [Fact]
    public void show_who_wants_to_hear_more()
    {
        SignatureRow.Projection.Shows([Given, Confirmed, NewsConsentGiven], _confirmed with { KeepInformed = true });
        SignatureRow.Projection.Shows([Given, Confirmed, NewsConsentGiven, NewsConsentWithdrawn], _confirmed);
    }

    [Fact]
    public void forget_who_has_withdrawn() => SignatureRow.Projection.Shows(
        [Given, Confirmed, NewsConsentGiven, Signatures.Withdrawn], _nobodys with { State = SignatureRow.Withdrawn });

    [Fact]
    public void forget_who_is_anonymous() => SignatureRow.Projection.Shows(
        [Given, Confirmed, Anonymised], _nobodys with { State = SignatureRow.Anonymous });

    [Fact]
    public void are_gone_with_what_was_discarded() => SignatureRow.Projection.Shows([Given, Discarded], null);

    [Fact]
    public void show_everybody_the_name_of_who_wants_that()
    {
        PublicSignature.Projection.Shows([Given], null);
        PublicSignature.Projection.Shows(
            [Given, Confirmed], new PublicSignature(Petitions.Petition, "Arbër", "Krasniqi", "XK", "prishtine", Now.AddHours(1)));
        PublicSignature.Projection.Shows([Given, Confirmed with { ShowName = false }], null);
        PublicSignature.Projection.Shows([Given, Confirmed, Signatures.Withdrawn], null);
        PublicSignature.Projection.Shows([Given, Confirmed, Anonymised], null);
    }
}
