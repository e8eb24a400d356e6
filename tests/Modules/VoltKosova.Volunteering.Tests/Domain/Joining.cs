using VoltKosova.Testing;
using VoltKosova.Volunteering.Domain.Volunteers;
using Xunit;
using static VoltKosova.Volunteering.Tests.Facts;

namespace VoltKosova.Volunteering.Tests.Domain;

public sealed class Joining
{
    [Fact]
    public void makes_a_volunteer() => VolunteerDecider.Instance.Given()
        .When(new VolunteerCommand.Join(Joined))
        .Then(Joined);

    [Fact]
    public void in_another_chapter_does_not_make_a_second_volunteer() => VolunteerDecider.Instance.Given(Joined)
        .When(new VolunteerCommand.Join(Joined with { ChapterId = Coordinator }))
        .ThenNothing();

    [Fact]
    public void does_not_end_a_pause() => VolunteerDecider.Instance.Given(Joined, Paused)
        .When(new VolunteerCommand.Join(Joined))
        .ThenNothing();

    [Fact]
    public void brings_back_who_has_left() => VolunteerDecider.Instance.Given(Joined, Left)
        .When(new VolunteerCommand.Join(Joined with { At = Later }))
        .Then(Joined with { At = Later });
}
