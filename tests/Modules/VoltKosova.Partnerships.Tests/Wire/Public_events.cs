using Shouldly;
using VoltKosova.Partnerships.Publishing;
using VoltKosova.Testing;
using Xunit;
using static VoltKosova.Partnerships.Tests.AgreementFacts;
using static VoltKosova.Partnerships.Tests.Facts;

namespace VoltKosova.Partnerships.Tests.Wire;

public sealed class Public_events
{
    private static readonly Golden _golden = Golden.BesideMe();

    [Fact]
    public void are_told_as_others_learned_to_read_them()
    {
        var told = ((object[])[Organisation, InForce, Noticed, AgreementOver])
            .Select(fact => PartnershipsPublisher.Instance.Publish(fact)!.Value).ToList();

        told.Select(one => one.Name).ShouldBe(PartnershipsPublisher.Instance.Names.Select(line => line.Name));
        foreach (var (name, body) in told)
            _golden.KeepsPublic(name, body);
    }
}
