using Shouldly;
using VoltKosova.Volunteering.Publishing;
using VoltKosova.Testing;
using Xunit;
using static VoltKosova.Volunteering.Tests.Facts;

namespace VoltKosova.Volunteering.Tests.Wire;

public sealed class Public_events
{
    private static readonly Golden _golden = Golden.BesideMe();

    [Fact]
    public void are_told_as_others_learned_to_read_them()
    {
        var told = ((object[])[Joined, SignedUp, Confirmed]).Select(fact => VolunteeringPublisher.Instance.Publish(fact)!.Value).ToList();

        told.Select(one => one.Name).ShouldBe(VolunteeringPublisher.Instance.Names.Select(line => line.Name));
        foreach (var (name, body) in told)
            _golden.KeepsPublic(name, body);
    }
}
