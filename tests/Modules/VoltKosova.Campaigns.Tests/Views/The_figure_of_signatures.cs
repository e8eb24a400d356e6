using Shouldly;
using VoltKosova.Campaigns.Views;
using VoltKosova.Figures;
using Xunit;

namespace VoltKosova.Campaigns.Tests.Views;

public sealed class The_figure_of_signatures
{
    [Fact]
    public void counts_a_signature_when_it_is_confirmed_in_the_chapter_of_its_petition()
    {
        var change = CampaignsFigures.Of(Signatures.Confirmed)!;

        (change.Chapter, change.Day).ShouldBe((Signatures.Confirmed.ChapterId, FigureChange.DayOf(Signatures.Confirmed.At)));
        change.By.ShouldBe([(CampaignsFigures.Signatures, 1)]);
        CampaignsFigures.Of(Signatures.Given).ShouldBeNull();
        CampaignsFigures.Of(Signatures.Withdrawn).ShouldBeNull();
    }
}
