using VoltKosova.Membership.Domain.Applications;
using VoltKosova.Membership.Domain.Members;
using VoltKosova.Membership.Publishing;
using VoltKosova.Testing;
using Xunit;

namespace VoltKosova.Membership.Tests.Wire;

public sealed class Stored_events
{
    private static readonly Golden _golden = Golden.BesideMe();

    [Fact]
    public void have_a_name_each()
    {
        Golden.EveryCaseHasAName<ApplicationEvent>(MembershipStreams.Names);
        Golden.EveryCaseHasAName<MemberEvent>(MembershipStreams.Names);
    }

    [Fact]
    public void are_written_and_read_as_they_always_were()
    {
        foreach (var sample in (object[])
            [
                Samples.Submitted, Samples.Confirmed, Samples.Routed, Samples.Admitted, Samples.Refused, Samples.Deleted,
                Samples.MemberAdmitted, Samples.MemberEnded,
            ])
        {
            _golden.Keeps(MembershipStreams.Names, sample);
        }
    }

    [Fact]
    public void stay_readable_in_every_version() => _golden.EveryFileIsStillRead(MembershipStreams.Names);

    [Fact]
    public void become_public_events_without_anything_about_the_person()
    {
        foreach (var fact in (object[])[Samples.MemberAdmitted, Samples.MemberEnded])
        {
            var (name, body) = MembershipPublisher.Instance.Publish(fact)!.Value;
            _golden.KeepsPublic(name, body);
        }
    }
}
