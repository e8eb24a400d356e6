using Shouldly;
using VoltKosova.Volunteering.Domain.Volunteers;
using VoltKosova.Web.Problems;
using Xunit;

namespace VoltKosova.Volunteering.Tests.Features;

public sealed class The_texts_of_the_module
{
    [Fact]
    public void say_every_no_in_every_language()
    {
        ProblemTexts.RejectionCodes(typeof(Volunteer).Assembly).ShouldNotBeEmpty();
        ProblemTexts.Missing(typeof(Volunteer).Assembly, typeof(VolunteeringModule).Assembly).ShouldBeEmpty();
        ProblemTexts.Missing(typeof(VolunteeringModule).Assembly, typeof(VolunteeringModule).Assembly).ShouldBeEmpty();
    }
}
