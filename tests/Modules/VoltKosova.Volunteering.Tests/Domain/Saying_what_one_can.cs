using VoltKosova.Testing;
using VoltKosova.Volunteering.Domain.Volunteers;
using Xunit;
using static VoltKosova.Volunteering.Tests.Facts;

namespace VoltKosova.Volunteering.Tests.Domain;

public sealed class Saying_what_one_can
{
    private static readonly VolunteerCommand _change = new VolunteerCommand.ChangeProfile(Profile, Now);

    [Fact]
    public void is_a_fact() => VolunteerDecider.Instance.Given(Joined).When(_change).Then(ProfileChanged);

    [Fact]
    public void again_in_the_same_words_is_none() => VolunteerDecider.Instance.Given(Joined, ProfileChanged)
        .When(new VolunteerCommand.ChangeProfile(Profile with { Skills = [.. Profile.Skills], Languages = ["sq", "de"] }, Later))
        .ThenNothing();

    [Fact]
    public void needs_a_volunteer() => VolunteerDecider.Instance.Given().When(_change).ThenRejected(new NoSuchVolunteer());
}
