using Shouldly;
using VoltKosova.Chapters.Domain.Posts;
using VoltKosova.Chapters.Views;
using VoltKosova.Testing;
using Xunit;
using static VoltKosova.Chapters.Tests.Facts;
using static VoltKosova.Chapters.Tests.PostFacts;

namespace VoltKosova.Chapters.Tests.Views;

public sealed class What_is_seen_of_posts
{
    private static readonly MandateRow _arta = new(
        First, PostId, Prishtina, PostKind.CoLeads, 1, Arta, "Arta Ajri", Today, new DateOnly(2028, 3, 1), new DateOnly(2028, 3, 1),
        MandateBasis.Elected, null);

    [Fact]
    public void is_what_is_settled_about_them()
    {
        PostRow.Projection.Shows([Established, ArtaBegan], new PostRow(PostId, Prishtina, Rules, Today));
        PostRow.Projection.Shows([Established, RulesChanged], new PostRow(PostId, Prishtina, RulesChanged.Rules, Today));
    }

    [Fact]
    public void is_a_mandate_from_a_day_until_a_day()
    {
        MandateRow.Projection.Shows([ArtaBegan], _arta);
        MandateRow.Projection.Shows(
            [ArtaBegan, ArtaResigned], _arta with { HeldUntil = ArtaResigned.EndedOn, EndedFor = MandateEnd.Resigned });
        MandateRow.Projection.Shows([ArtaBegan with { PublicName = null, Gender = null }], _arta with { PublicName = null });
    }

    [Fact]
    public void is_a_vacancy_until_every_seat_has_a_regular_holder()
    {
        Vacancy().ShouldBe(new VacancyRow(PostId, Prishtina, PostKind.CoLeads, Rules.Title, 2, false, Established.FillBy));
        Vacancy(ArtaBegan)!.HalfFilled.ShouldBeTrue();
        Vacancy(ArtaBegan, BesnikBegan with { Basis = MandateBasis.Interim })!.OpenSeats.ShouldBe(1);
        Vacancy(ArtaBegan, BesnikBegan).ShouldBeNull();
        Vacancy(ArtaBegan, BesnikBegan, ArtaResigned)!.FillBy.ShouldBe(ArtaResigned.FillBy);
    }

    private static VacancyRow? Vacancy(params PostEvent[] facts) =>
        VacancyRow.Of(PostDecider.Instance.Fold([Established, .. facts]));
}
