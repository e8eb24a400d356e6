using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Shouldly;
using VoltKosova.Access;
using VoltKosova.Policy;
using VoltKosova.Policy.Settings;
using VoltKosova.Postgres;
using VoltKosova.Testing;
using Xunit;

namespace VoltKosova.Platform.Tests.Policy;

public sealed class Changing_a_setting(PolicyHost host) : IClassFixture<PolicyHost>
{
    private const string Settings = "/api/v1/policy/settings";
    private readonly HttpClient _administrator = host.As(new Grant(Role.Administrator, null));

    [Fact]
    public async Task begins_with_what_the_software_brings_with_its_source()
    {
        var all = (await host.Public.Get(Settings)).Body["settings"]!.AsArray();

        all.Count.ShouldBe(PolicyDefault.All.Count);
        var wait = Line(all, "membership.votingWaitDays");
        (Text(wait, "value"), Text(wait, "type"), Text(wait, "valid_from")).ShouldBe(("90", "number", "2000-01-01"));
        Text(wait, "source").ShouldBe("S35: 2018 Volt Europa statutes, three months");
        Text(Line(all, "locale.supported"), "value").ShouldBe("sq,sr,en");
        Line(all, "dues.shareToVoltEuropa")["value"].ShouldBeNull();
        Line(all, "dues.yearlyMinimum.regular")["value"].ShouldBeNull();
        Line(all, "age.vote")["hard_rule"]!.GetValue<bool>().ShouldBeTrue();
    }

    [Fact]
    public async Task holds_from_its_day_and_leaves_the_days_before_as_they_were()
    {
        const string Wait = $"{Settings}/membership.votingWaitDays";
        (await Change(Wait, "120", 1, "2026-06-01")).Version.ShouldBe(2);
        (await Change(Wait, "30", 2, "2026-09-01", "2026-09-30")).Status.ShouldBe(HttpStatusCode.NoContent);

        (await On("2026-05-31", "membership.votingWaitDays")).ShouldBe("90");
        (await On("2026-06-01", "membership.votingWaitDays")).ShouldBe("120");
        (await On("2026-09-15", "membership.votingWaitDays")).ShouldBe("30");
        (await On("2026-10-01", "membership.votingWaitDays")).ShouldBe("120");
        var said = (await _administrator.Get(Wait)).Body["said"]!.AsArray();
        said.Select(one => Text(one!, "value")).ShouldBe(["90", "120", "30"]);
        said[0]!["reason"].ShouldBeNull();
        Text(said[1]!, "reason").ShouldBe("The assembly wanted it");
        said[1]!["changed_by"].ShouldNotBeNull();
    }

    [Fact]
    public async Task is_refused_where_it_makes_no_sense()
    {
        const string Age = $"{Settings}/age.membership";
        (await Change(Age, "13", 1, "2026-06-01")).Code.ShouldBe("setting-value-unfit");
        (await Change(Age, "sixteen", 1, "2026-06-01")).Code.ShouldBe("setting-value-unfit");
        (await Change(Age, "16", 1, "2026-06-02", "2026-06-01")).Code.ShouldBe("setting-ends-before-it-begins");
        (await Change(Age, "16", 7, "2026-06-01")).Status.ShouldBe(HttpStatusCode.PreconditionFailed);
        (await Change($"{Settings}/age.nobody", "16", 1, "2026-06-01")).Code.ShouldBe("no-such-setting");
        (await _administrator.Get($"{Settings}/age.nobody")).Code.ShouldBe("no-such-setting");
        (await _administrator.Post($"{Age}/changes", Body("16", "2026-06-01", null, reason: " "), 1)).Errors
            .ShouldBe([("#/reason", "not-empty")]);
    }

    [Fact]
    public async Task is_for_administrators_of_the_whole_movement()
    {
        const string Age = $"{Settings}/age.membership";
        (await host.As(new Grant(Role.ChapterBoard, null)).Post($"{Age}/changes", Body("16", "2026-06-01", null), 1)).Code
            .ShouldBe("right-missing");
        var local = host.As(new Grant(Role.Administrator, Guid.NewGuid()));
        (await local.Post($"{Age}/changes", Body("16", "2026-06-01", null), 1)).Code.ShouldBe("outside-own-scope");
        (await local.Get(Age)).Code.ShouldBe("outside-own-scope");
        (await host.Public.Get(Age)).Status.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task survives_the_next_start_and_a_newer_software()
    {
        await Change($"{Settings}/age.volunteer", "16", 1, "2026-06-01");
        var stream = PolicyStreams.StreamOf("age.volunteer");
        var start = host.Services.GetServices<IHostedService>().OfType<SettingsOfSoftware>().Single();

        await start.StartAsync(CancellationToken.None);

        (await host.Log("policy", stream)).Count.ShouldBe(2);
        (await On("2026-06-01", "age.volunteer")).ShouldBe("16");
    }

    [Fact]
    public async Task is_answered_as_it_was_known_and_as_it_would_be()
    {
        var book = host.Services.GetRequiredService<PolicyBook>();
        var age = new PolicyNumber("voting.minimumAge", 14, 100);
        var before = host.Clock.GetUtcNow();
        host.Clock.Advance(TimeSpan.FromMinutes(1));
        await Change($"{Settings}/voting.minimumAge", "16", 1, "2026-01-01");

        var rules = await book.Read(CancellationToken.None, age);

        var day = new DateOnly(2026, 3, 1);
        rules.Number(age, day).ShouldBe(16);
        rules.KnownAt(before).Number(age, day).ShouldBe(18);
        rules.If(age, "21", new DateOnly(2027, 1, 1)).Number(age, day).ShouldBe(16);
        rules.If(age, "21", new DateOnly(2027, 1, 1)).Number(age, new DateOnly(2027, 1, 1)).ShouldBe(21);
        rules.Number(age, new DateOnly(1999, 1, 1)).ShouldBe(18);
    }

    [Fact]
    public async Task holds_for_the_next_question_on_another_host()
    {
        var (days, day) = (new PolicyNumber("membership.appealDays", 1, 365), new DateOnly(2026, 7, 1));
        var another = new PolicyBook(host.Services.GetRequiredService<Databases>());
        var before = await another.Number(days, day, CancellationToken.None);
        (await another.Number(days, day, CancellationToken.None)).ShouldBe(before);

        await Change($"{Settings}/{days.Key}", $"{before + 1}", 1, "2026-06-01");

        (await another.Number(days, day, CancellationToken.None)).ShouldBe(before + 1);
    }

    [Fact]
    public void asked_twice_changes_once()
    {
        var stated = new SettingEvent.Stated(
            "age.membership", "16", new DateOnly(2026, 6, 1), null, "Statute, art. 4", "Adopted", Guid.Empty, FixedClock.Start);
        SettingDecider.Instance.Given().When(new SettingCommand.Change(stated, Fits: true)).Then(stated);
        SettingDecider.Instance.Given().When(new SettingCommand.Introduce(stated)).Then(stated);
        SettingDecider.Instance.Given(stated).When(new SettingCommand.Introduce(stated with { Value = "17" })).ThenNothing();
    }

    [Fact]
    public void is_stored_as_it_always_was()
    {
        Golden.EveryCaseHasAName<SettingEvent>(PolicyStreams.Names);
        var golden = Golden.BesideMe();
        golden.Keeps(PolicyStreams.Names, new SettingEvent.Stated(
            "age.membership", "16", new DateOnly(2026, 6, 1), new DateOnly(2026, 12, 31), "Statute, art. 4", "Adopted",
            new Guid("019c0000-0000-7000-8000-000000000005"), FixedClock.Start));
        golden.EveryFileIsStillRead(PolicyStreams.Names);
    }

    private static JsonNode Line(JsonArray all, string key) => all.Single(line => Text(line!, "key") == key)!;

    private static string Text(JsonNode line, string name) => line[name]!.GetValue<string>();

    private static object Body(string value, string from, string? to, string reason = "The assembly wanted it") =>
        new { Value = value, ValidFrom = from, ValidTo = to, Source = "Statute, art. 4", Reason = reason };

    private Task<Reply> Change(string path, string value, long version, string from, string? to = null) =>
        _administrator.Post($"{path}/changes", Body(value, from, to), version);

    private async Task<string> On(string day, string key) =>
        Text(Line((await host.Public.Get($"{Settings}?as_of={day}")).Body["settings"]!.AsArray(), key), "value");
}
