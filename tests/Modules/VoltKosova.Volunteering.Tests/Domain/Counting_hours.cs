using VoltKosova.Testing;
using VoltKosova.Volunteering.Domain.Hours;
using Xunit;
using static VoltKosova.Volunteering.Tests.Facts;

namespace VoltKosova.Volunteering.Tests.Domain;

public sealed class Counting_hours
{
    private static readonly HoursCommand.Confirm _confirm =
        new(Coordinator, Another, Time.Date.AddDays(1), Time.EndsAt.AddDays(1));

    private static readonly HoursCommand.Refuse _refuse = new(Coordinator, Another, "Askush s'ju ka parë.", Time.EndsAt.AddDays(1));

    private static readonly HoursCommand.Correct _correct =
        new(Correction, Coordinator, Another, -30, "Pauza.", Time.EndsAt.AddDays(2));

    [Fact]
    public void begins_with_a_report() =>
        HoursDecider.Instance.Given().When(new HoursCommand.Report(Reported, Time.Date)).Then(Reported);

    [Fact]
    public void is_for_work_that_was_done() => HoursDecider.Instance.Given()
        .When(new HoursCommand.Report(Reported, Time.Date.AddDays(-1)))
        .ThenRejected(new HoursInTheFuture());

    [Fact]
    public void takes_a_second_key() => HoursDecider.Instance.Given(Reported).When(_confirm).Then(Confirmed);

    [Fact]
    public void never_turns_both_keys_with_one_hand()
    {
        HoursDecider.Instance.Given(Reported).When(_confirm with { ByPerson = Person }).ThenRejected(new OwnHours());
        HoursDecider.Instance.Given(Reported).When(_confirm with { By = Reported.By, ByPerson = null }).ThenRejected(new OwnHours());
        HoursDecider.Instance.Given(Reported).When(_refuse with { ByPerson = Person }).ThenRejected(new OwnHours());
        HoursDecider.Instance.Given(Reported, Confirmed).When(_correct with { ByPerson = Person }).ThenRejected(new OwnHours());
    }

    [Fact]
    public void may_be_refused() => HoursDecider.Instance.Given(Reported).When(_refuse).Then(Refused);

    [Fact]
    public void is_decided_once()
    {
        HoursDecider.Instance.Given(Reported, Confirmed).When(_refuse).ThenRejected(new HoursAreDecided());
        HoursDecider.Instance.Given(Reported, Refused).When(_confirm).ThenRejected(new HoursAreDecided());
    }

    [Fact]
    public void is_set_right_by_a_counter_entry() => HoursDecider.Instance.Given(Reported, Confirmed).When(_correct).Then(Corrected);

    [Fact]
    public void leaves_no_less_than_nothing() => HoursDecider.Instance.Given(Reported, Confirmed, Corrected)
        .When(_correct with { CorrectionId = Credit, Minutes = -121 })
        .ThenRejected(new HoursBelowNone());

    [Fact]
    public void corrects_what_was_confirmed_alone()
    {
        HoursDecider.Instance.Given(Reported).When(_correct).ThenRejected(new HoursNotConfirmed());
        HoursDecider.Instance.Given(Reported, Refused).When(_correct).ThenRejected(new HoursNotConfirmed());
    }

    [Fact]
    public void needs_a_report() => HoursDecider.Instance.Given().When(_confirm).ThenRejected(new NoSuchHours());
}
