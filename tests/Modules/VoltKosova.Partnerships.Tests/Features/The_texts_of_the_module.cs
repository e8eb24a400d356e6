using Shouldly;
using VoltKosova.Partnerships.Domain.Partners;
using VoltKosova.Web.Problems;
using Xunit;

namespace VoltKosova.Partnerships.Tests.Features;

public sealed class The_texts_of_the_module
{
    [Fact]
    public void say_every_no_in_every_language()
    {
        ProblemTexts.RejectionCodes(typeof(Partner).Assembly).ShouldNotBeEmpty();
        ProblemTexts.Missing(typeof(Partner).Assembly, typeof(PartnershipsModule).Assembly).ShouldBeEmpty();
        ProblemTexts.Missing(typeof(PartnershipsModule).Assembly, typeof(PartnershipsModule).Assembly).ShouldBeEmpty();
    }
}
