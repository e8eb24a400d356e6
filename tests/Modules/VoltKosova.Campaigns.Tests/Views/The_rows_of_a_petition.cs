using VoltKosova.Campaigns.Views;
using VoltKosova.Testing;
using Xunit;
using static VoltKosova.Campaigns.Tests.Facts;
using static VoltKosova.Campaigns.Tests.Petitions;

namespace VoltKosova.Campaigns.Tests.Views;

public sealed class The_rows_of_a_petition
{
    private static readonly PetitionRow _draft = new(
        Petition, Chapter, Id, PetitionRow.Draft, Text, null, null, null, null, null, null, null);

    private static readonly PetitionRow _answered = _draft with
    {
        State = PetitionRow.Answered,
        OpenedOn = Opened.OpenedOn,
        ClosedOn = Petitions.Closed.ClosedOn,
        DeliveredOn = Petitions.Delivered.DeliveredOn,
        Delivery = Note,
        DeliveredSignatures = 180,
        AnsweredOn = Petitions.Answered.AnsweredOn,
        Answer = Response,
    };

    private static readonly PublicPetition _public = new(
        Petition, Chapter, Id, PetitionRow.Open, Text.Title, Text.Text, Text.Addressee, Text.Goal, Opened.OpenedOn, Text.ClosesOn,
        null, null, null, null, null, null);

    [Fact]
    public void show_a_draft_to_the_chapter_alone()
    {
        PetitionRow.Projection.Shows([Petitions.Drafted], _draft);
        PublicPetition.Projection.Shows([Petitions.Drafted, Petitions.PlanChanged, Petitions.Scheduled], null);
    }

    [Fact]
    public void follow_the_plan() => PetitionRow.Projection.Shows(
        [Petitions.Drafted, Petitions.Scheduled, Petitions.PlanChanged], _draft with { Plan = OtherText });

    [Fact]
    public void say_that_it_waits_for_its_day() => PetitionRow.Projection.Shows(
        [Petitions.Drafted, Petitions.Scheduled], _draft with { State = PetitionRow.Scheduled });

    [Fact]
    public void show_everybody_what_is_open() => PublicPetition.Projection.Shows([Petitions.Drafted, Opened, Tenth], _public);

    [Fact]
    public void go_to_the_answer()
    {
        PetitionRow.Projection.Shows(
            [Petitions.Drafted, Opened, Petitions.Closed, Petitions.Delivered, Petitions.Answered], _answered);
        PublicPetition.Projection.Shows(
            [Petitions.Drafted, Opened, Petitions.Closed, Petitions.Delivered, Petitions.Answered],
            _public with
            {
                State = PetitionRow.Answered,
                ClosedOn = _answered.ClosedOn,
                DeliveredOn = _answered.DeliveredOn,
                Delivery = Note,
                DeliveredSignatures = 180,
                AnsweredOn = _answered.AnsweredOn,
                Answer = Response,
            });
    }
}
