using VoltKosova.Membership.Views;
using VoltKosova.Testing;
using Xunit;
using static VoltKosova.Membership.Tests.Samples;

namespace VoltKosova.Membership.Tests.Views;

public sealed class The_headcount_of_a_chapter
{
    [Fact]
    public void counts_everybody_who_was_admitted_there() => ChapterHeadcount.Projection.Shows(
        [MemberAdmitted, MemberAdmitted with { MemberId = Officer, JoinedOn = new DateOnly(2026, 3, 9) }],
        new ChapterHeadcount(Prishtina, 2, new DateOnly(2026, 3, 9)));

    [Fact]
    public void counts_nobody_whose_membership_is_over() => ChapterHeadcount.Projection.Shows(
        [MemberAdmitted, MemberEnded], new ChapterHeadcount(Prishtina, 0, new DateOnly(2026, 3, 4)));

    [Fact]
    public void counts_whoever_comes_and_goes_in_the_chapter_where_they_are()
    {
        ChapterHeadcount.Projection.Shows(
            [MemberAdmitted, TimelineSamples.ChapterLeft], new ChapterHeadcount(Prishtina, 0, new DateOnly(2026, 3, 4)));
        ChapterHeadcount.Projection.Shows(
            [TimelineSamples.ChapterJoined], new ChapterHeadcount(TimelineSamples.Peja, 1, new DateOnly(2026, 4, 10)));
    }
}
