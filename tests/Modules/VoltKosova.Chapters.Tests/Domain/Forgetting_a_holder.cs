using Shouldly;
using VoltKosova.Chapters.Domain.Posts;
using VoltKosova.Chapters.Views;
using VoltKosova.Kernel;
using VoltKosova.Testing;
using Xunit;
using static VoltKosova.Chapters.Tests.PostFacts;

namespace VoltKosova.Chapters.Tests.Domain;

public sealed class Forgetting_a_holder
{
    private static readonly PostCommand _erase = new PostCommand.EraseHolder(Arta, HolderErased.At);

    [Fact]
    public void is_said_once_per_mandate()
    {
        PostDecider.Instance.Given(Established, ArtaBegan, ArtaResigned).When(_erase).Then(HolderErased);
        PostDecider.Instance.Given(Established).When(_erase).ThenNothing();
        PostDecider.Instance.Given().When(_erase).ThenNothing();
    }

    [Fact]
    public void leaves_the_mandate_without_name_and_gender()
    {
        MandateRow.Projection.Fold([ArtaBegan, HolderErased])!.PublicName.ShouldBeNull();
        MandateRow.KeyOf(HolderErased).ShouldBe(First.ToString());
        var post = (Post.Standing)PostDecider.Instance.Fold([Established, ArtaBegan, HolderErased]);
        post.Mandates.ShouldHaveSingleItem().Gender.ShouldBe(DeclaredGender.Undisclosed);
    }
}
