using Shouldly;
using VoltKosova.Campaigns.Domain.Campaigns;
using VoltKosova.Web.Problems;
using Xunit;

namespace VoltKosova.Campaigns.Tests.Features;

public sealed class The_texts_of_the_module
{
    [Fact]
    public void say_every_no_in_every_language()
    {
        ProblemTexts.RejectionCodes(typeof(Campaign).Assembly).ShouldNotBeEmpty();
        ProblemTexts.Missing(typeof(Campaign).Assembly, typeof(CampaignsModule).Assembly).ShouldBeEmpty();
        ProblemTexts.Missing(typeof(CampaignsModule).Assembly, typeof(CampaignsModule).Assembly).ShouldBeEmpty();
    }
}
