using VoltKosova.PrivacyDesk;
using VoltKosova.PrivacyDesk.Erasing;
using VoltKosova.Testing;
using Xunit;
using static VoltKosova.Platform.Tests.PrivacyDesk.ErasureFacts;

namespace VoltKosova.Platform.Tests.PrivacyDesk;

public sealed class Events_of_the_privacy_desk
{
    private static readonly Golden _golden = Golden.BesideMe();

    [Fact]
    public void have_a_name_each() => Golden.EveryCaseHasAName<SubjectEvent>(PrivacyStreams.Names);

    [Fact]
    public void are_written_and_read_as_they_always_were()
    {
        foreach (var sample in (object[])[Requested, Held, Lifted, Erased, AccountsDone, NoNews])
            _golden.Keeps(PrivacyStreams.Names, sample);
    }

    [Fact]
    public void stay_readable_in_every_version() => _golden.EveryFileIsStillRead(PrivacyStreams.Names);

    [Fact]
    public void tell_everybody_whom_to_forget_and_nothing_else()
    {
        foreach (var fact in (object[])[Erased, NoNews])
        {
            var (name, body) = PrivacyStreams.Publisher.Publish(fact)!.Value;
            _golden.KeepsPublic(name, body);
        }
    }
}
