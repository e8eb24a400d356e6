using VoltKosova.Campaigns.Domain.Signatures;
using VoltKosova.Testing;
using Xunit;
using static VoltKosova.Campaigns.Tests.Signatures;

namespace VoltKosova.Campaigns.Tests.Domain;

public sealed class Forgetting_a_signer
{
    private static readonly SignatureCommand _erase = new SignatureCommand.Erase(Anonymised.At);

    [Fact]
    public void lets_a_signature_that_counts_go_on_counting() =>
        SignatureDecider.Instance.Given(Given, Confirmed, NewsConsentGiven).When(_erase).Then(Anonymised);

    [Fact]
    public void discards_one_that_never_counted() => SignatureDecider.Instance.Given(Given).When(_erase)
        .Then(Discarded with { Reason = DiscardReason.Erased, At = Anonymised.At });

    [Fact]
    public void changes_nothing_where_nobody_is_left()
    {
        SignatureDecider.Instance.Given(Given, Confirmed, Withdrawn).When(_erase).ThenNothing();
        SignatureDecider.Instance.Given().When(_erase).ThenNothing();
    }
}
