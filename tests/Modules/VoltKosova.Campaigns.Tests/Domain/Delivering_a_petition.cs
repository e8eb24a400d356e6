using VoltKosova.Campaigns.Domain.Petitions;
using VoltKosova.Testing;
using Xunit;
using static VoltKosova.Campaigns.Tests.Facts;
using static VoltKosova.Campaigns.Tests.Petitions;

namespace VoltKosova.Campaigns.Tests.Domain;

public sealed class Delivering_a_petition
{
    private static readonly PetitionCommand _close = new PetitionCommand.Close(By: null, Today.AddDays(41), Now.AddDays(41));
    private static readonly PetitionEvent[] _open = [Petitions.Drafted, Opened];
    private static readonly PetitionEvent[] _closed = [.. _open, Petitions.Closed];
    private static readonly PetitionEvent[] _delivered = [.. _closed, Petitions.Delivered];

    private static readonly PetitionCommand.Deliver _deliver =
        new(Today.AddDays(50), Note, 180, Staff, Today.AddDays(51), Now.AddDays(51));

    private static readonly PetitionCommand.RecordAnswer _answer =
        new(Today.AddDays(90), Response, Staff, Today.AddDays(91), Now.AddDays(91));

    [Fact]
    public void comes_after_the_closing()
    {
        PetitionDecider.Instance.Given(Petitions.Drafted).When(_close).ThenRejected(new PetitionNotOpened());
        PetitionDecider.Instance.Given(_open).When(_deliver).ThenRejected(new PetitionStillOpen());
        PetitionDecider.Instance.Given(_open).When(_close).Then(Petitions.Closed);
        PetitionDecider.Instance.Given(_closed).When(_deliver).Then(Petitions.Delivered);
    }

    [Fact]
    public void is_recorded_when_it_has_been_and_not_before_the_closing()
    {
        PetitionDecider.Instance.Given(_closed).When(_deliver with { On = Today.AddDays(52) }).ThenRejected(new DayCannotBe());
        PetitionDecider.Instance.Given(_closed).When(_deliver with { On = Today.AddDays(40) }).ThenRejected(new DayCannotBe());
    }

    [Fact]
    public void is_recorded_one_way_only() => PetitionDecider.Instance.Given(_delivered)
        .When(_deliver with { Note = Response })
        .ThenRejected(new PetitionAlreadyDelivered());

    [Fact]
    public void is_followed_by_the_answer()
    {
        PetitionDecider.Instance.Given(_closed).When(_answer).ThenRejected(new PetitionNotDelivered());
        PetitionDecider.Instance.Given(_delivered).When(_answer with { On = Today.AddDays(49) }).ThenRejected(new DayCannotBe());
        PetitionDecider.Instance.Given(_delivered).When(_answer).Then(Petitions.Answered);
    }

    [Fact]
    public void is_over_with_the_answer()
    {
        PetitionEvent[] all = [.. _delivered, Petitions.Answered];

        PetitionDecider.Instance.Given(all).When(_answer with { Answer = Note }).ThenRejected(new PetitionAlreadyAnswered());
        PetitionDecider.Instance.Given(all).When(_deliver).ThenRejected(new PetitionAlreadyDelivered());
        PetitionDecider.Instance.Given(all)
            .When(new PetitionCommand.OpenIt(Staff, Today, Now))
            .ThenRejected(new PetitionClosed());
    }
}
