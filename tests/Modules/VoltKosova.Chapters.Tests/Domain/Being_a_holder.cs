using VoltKosova.Chapters.Domain.Holders;
using VoltKosova.Chapters.Domain.Posts;
using VoltKosova.Testing;
using Xunit;
using static VoltKosova.Chapters.Tests.Facts;
using static VoltKosova.Chapters.Tests.PostFacts;

namespace VoltKosova.Chapters.Tests.Domain;

public sealed class Being_a_holder
{
    private static readonly HolderCommand _take = new HolderCommand.Take(ArtasOffice);

    private static readonly HolderEvent.OfficeTaken _audit = ArtasOffice with
    {
        MandateId = Second,
        Kind = PostKind.Auditor,
        Incompatible = [],
    };

    [Fact]
    public void is_for_members()
    {
        HolderDecider.Instance.Given(ArtaKnown).When(_take).Then(ArtasOffice);
        HolderDecider.Instance.Given().When(_take).ThenRejected(new NotAMember());
        HolderDecider.Instance.Given(ArtaKnown, ArtaLost).When(_take).ThenRejected(new NotAMember());
    }

    [Fact]
    public void hears_of_memberships_in_whatever_order()
    {
        HolderDecider.Instance.Given().When(new HolderCommand.Know(ArtaKnown)).Then(ArtaKnown);
        HolderDecider.Instance.Given(ArtaKnown).When(new HolderCommand.Lose(ArtaLost)).Then(ArtaLost);
        HolderDecider.Instance.Given(ArtaLost).When(new HolderCommand.Know(ArtaKnown)).ThenNothing();
        HolderDecider.Instance.Given(ArtaKnown, ArtaLost).When(new HolderCommand.Know(ArtaKnown with { MemberId = Second }))
            .Then(ArtaKnown with { MemberId = Second });
    }

    [Fact]
    public void excludes_what_nobody_may_hold_beside_it_whichever_of_the_two_says_so()
    {
        HolderDecider.Instance.Given(ArtaKnown, ArtasOffice).When(new HolderCommand.Take(_audit))
            .ThenRejected(new IncompatiblePostHeld(PostKind.CoLeads));
        HolderDecider.Instance.Given(ArtaKnown, _audit).When(_take).ThenRejected(new IncompatiblePostHeld(PostKind.Auditor));
    }

    [Fact]
    public void excludes_nothing_at_another_time_and_nothing_that_is_compatible()
    {
        var later = _audit with { From = new DateOnly(2026, 7, 1) };

        HolderDecider.Instance.Given(ArtaKnown, ArtasOffice, ArtaLeft).When(new HolderCommand.Take(later)).Then(later);
        HolderDecider.Instance.Given(ArtaKnown, ArtasOffice).When(new HolderCommand.Take(_audit with { Kind = PostKind.Secretary }))
            .Then(_audit with { Kind = PostKind.Secretary });
    }

    [Fact]
    public void is_for_nobody_on_the_days_of_a_ban()
    {
        var after = ArtasOffice with { From = new DateOnly(2027, 1, 1) };
        var before = ArtasOffice with { Until = new DateOnly(2026, 5, 31) };

        HolderDecider.Instance.Given(ArtaKnown, ArtaBarred).When(_take).ThenRejected(new BarredFromOffice());
        HolderDecider.Instance.Given(ArtaKnown, ArtaBarred).When(new HolderCommand.Take(after)).Then(after);
        HolderDecider.Instance.Given(ArtaKnown, ArtaBarred).When(new HolderCommand.Take(before)).Then(before);
        HolderDecider.Instance.Given(ArtaKnown, ArtaBarred, ArtaBarred with { Days = null }).When(_take).Then(ArtasOffice);
        HolderDecider.Instance.Given(ArtaKnown, ArtaBarred, ArtaBarred with { BanId = Second, Days = null }).When(_take)
            .ThenRejected(new BarredFromOffice());
        HolderDecider.Instance.Given(ArtaKnown, ArtaBarred with { Days = new BarredDays(Today, null) }).When(new HolderCommand.Take(after))
            .ThenRejected(new BarredFromOffice());
    }

    [Fact]
    public void hears_of_a_ban_once_and_from_its_first_day()
    {
        HolderDecider.Instance.Given().When(new HolderCommand.Bar(ArtaBarred)).Then(ArtaBarred);
        HolderDecider.Instance.Given().When(new HolderCommand.Bar(ArtaBarred with { Days = null })).ThenNothing();
        var again = ArtaBarred with { Days = ArtaBarred.Days! with { From = new DateOnly(2026, 7, 15) } };
        HolderDecider.Instance.Given(ArtaBarred).When(new HolderCommand.Bar(again)).ThenNothing();
    }

    [Fact]
    public void ends_when_the_person_is_forgotten()
    {
        HolderDecider.Instance.Given(ArtaKnown, ArtaBarred).When(new HolderCommand.Forget(Arta, ArtaForgotten.At)).Then(ArtaForgotten);
        HolderDecider.Instance.Given(ArtaKnown, ArtaForgotten).When(new HolderCommand.Bar(ArtaBarred)).ThenNothing();
    }

    [Fact]
    public void ends_with_the_mandate()
    {
        var leave = new HolderCommand.Leave(Arta, First, ArtaLeft.LastDay, Now);

        HolderDecider.Instance.Given(ArtaKnown, ArtasOffice).When(leave).Then(ArtaLeft);
        HolderDecider.Instance.Given(ArtaKnown).When(leave).ThenNothing();
    }
}
