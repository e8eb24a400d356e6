using Shouldly;
using Xunit;

namespace VoltKosova.Journeys.Tests;

/// <summary>The checker of the storm finds every broken promise about somebody who was admitted, also in other modules.</summary>
public sealed class Checking_admissions
{
    private const string Volunteer = "a volunteer";

    private static readonly Guid _application = new("00000000-0000-7000-8000-000000000001");
    private static readonly Guid _member = new("00000000-0000-7000-8000-000000000002");

    private static readonly ViewRow _row = new(
        _application, 4, "admitted", "one@example.org", "p1", "A-7", "c1", _member.ToString());

    private static readonly History _sound = new(
        new Told(["one@example.org"], ["one@example.org"], ["one@example.org"], ["one@example.org"])
        {
            AskedToAdmit = [_application],
            Admitted = [_application],
        },
        [
            Fact(1, _application, 1, "application-submitted", "p1"),
            Fact(2, _application, 2, "application-email-confirmed", null, "A-7"),
            Fact(3, _application, 3, "application-routed", null, "c1"),
            Fact(4, _application, 4, "application-admitted", null, _member.ToString()),
            Fact(5, _member, 1, "member-admitted", "p1", "VK-1"),
        ],
        [_row],
        ["p1"],
        ["p1"],
        [_application],
        1,
        2,
        [new("volunteering/volunteering.add-volunteer", 5, 5, 5)],
        [],
        new Admissions(
            [new(_member, 1, "p1", "VK-1")],
            1,
            new Dictionary<string, IReadOnlyList<string>> { [Volunteer] = ["p1"] }));

    [Fact]
    public void finds_nothing_when_all_promises_were_kept() => _sound.Faults().ShouldBeEmpty();

    [Fact]
    public void finds_an_admission_that_is_lost() => Finds(
        _sound with
        {
            Facts = [.. _sound.Facts.Take(3)],
            Rows = [_row with { Version = 3, State = "under_review", Member = null }],
        },
        $"{_application} was admitted and that is lost.");

    [Fact]
    public void finds_an_admission_that_nobody_asked_for() => Finds(
        _sound with { Told = _sound.Told with { AskedToAdmit = [] } }, $"Nobody asked to admit {_application}.");

    [Fact]
    public void finds_a_decision_without_its_membership_and_a_membership_without_its_decision()
    {
        Finds(
            With(_sound.Admissions with { Members = [] }),
            "p1 was admitted and is no member.",
            $"{_member} is a member in the log alone.");
        Finds(_sound with { Rows = [_row with { Member = null }] }, "p1 is a member and was not admitted.");
        Finds(_sound with { Facts = [.. _sound.Facts.Take(4)] }, $"{_member} is a member without a fact.");
    }

    [Fact]
    public void finds_a_member_whose_row_is_not_the_fold_of_the_log() => Finds(
        With(_sound.Admissions with { Members = [new(_member, 2, "p1", "VK-1")] }),
        $"The row of the member {_member} is {new MemberRow(_member, 2, "p1", "VK-1")}, "
            + $"the fold of its log {new MemberRow(_member, 1, "p1", "VK-1")}.");

    [Fact]
    public void finds_a_number_that_two_members_have() => Finds(
        With(_sound.Admissions with { Members = [new(_member, 1, "p1", "VK-1"), new(_application, 1, "p2", "VK-1")] }),
        "VK-1 is the number of 2 members.");

    [Fact]
    public void finds_a_head_that_was_counted_twice() => Finds(
        With(_sound.Admissions with { Headcount = 2 }), "The chapters count 2 members, the log 1.");

    [Fact]
    public void finds_an_effect_in_another_module_that_is_missing_or_doubled_or_nobodys()
    {
        Finds(WithVolunteers(), "p1 was admitted without: a volunteer.");
        Finds(WithVolunteers("p1", "p1"), "p1 has 2 times: a volunteer.");
        Finds(WithVolunteers("p1", "p2"), "p2 is no member and has: a volunteer.");
    }

    private static void Finds(History doctored, params string[] faults)
    {
        foreach (var fault in faults)
            doctored.Faults().ShouldContain(fault);
    }

    private static History With(Admissions admissions) => _sound with { Admissions = admissions };

    private static History WithVolunteers(params IReadOnlyList<string> persons) => With(
        _sound.Admissions with { Effects = new Dictionary<string, IReadOnlyList<string>> { [Volunteer] = persons } });

    private static Fact Fact(long position, Guid stream, long version, string name, string? person, string? detail = null) => new(
        position, new Guid($"00000000-0000-7000-8000-{position + 100:x12}"), stream, version, $"membership.{name}.v1", person, detail);
}
