using System.Net;
using Npgsql;
using Shouldly;
using VoltKosova.Testing;
using Xunit;
using static VoltKosova.Volunteering.Tests.Features.VolunteeringHost;

namespace VoltKosova.Volunteering.Tests.Features;

public sealed class The_profile_of_a_volunteer(VolunteeringHost host) : IClassFixture<VolunteeringHost>
{
    private static readonly object _profile = new
    {
        Called = "Arbër Pajaziti",
        Phone = "+383 44 123 456",
        BirthDate = "2000-02-29",
        Skills = new[] { new { Skill = "translation", Level = "good" } },
        Languages = new[] { "sq", "de" },
        Availability = new[] { new { Weekday = "saturday", FromHour = 9, UntilHour = 17 } },
    };

    [Fact]
    public async Task is_what_they_say()
    {
        var chapter = Guid.NewGuid();
        var person = await host.Joined(chapter);
        var me = host.Person(person);
        (await me.Get($"{Me}/profile")).Version.ShouldBe(1);

        (await me.Put($"{Me}/profile", _profile, version: 1)).Version.ShouldBe(2);
        (await me.Put($"{Me}/profile", _profile, version: 2)).Version.ShouldBe(2);

        (await me.Get($"{Me}/profile")).Body["birth_date"]!.GetValue<string>().ShouldBe("2000-02-29");
        var seen = await host.CoordinatorOf(chapter).Get($"{Volunteers}/{person}");
        seen.Body["called"]!.GetValue<string>().ShouldBe("Arbër Pajaziti");
        seen.Body["skills"]![0]!["skill"]!.GetValue<string>().ShouldBe("translation");
        seen.Body["availability"]![0]!["weekday"]!.GetValue<string>().ShouldBe("saturday");
        seen.Body.ContainsKey("birth_date").ShouldBeFalse();
    }

    [Fact]
    public async Task is_sealed_in_the_log()
    {
        var person = await host.Joined(Guid.NewGuid());
        await host.Person(person).Put($"{Me}/profile", _profile, version: 1);

        await using var source = NpgsqlDataSource.Create(host.ConnectionString);
        await using var find = source.CreateCommand("SELECT string_agg(data::text, '') FROM volunteering.mt_events WHERE stream_id = $1");
        find.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = person });
        var log = (string)(await find.ExecuteScalarAsync())!;
        log.ShouldContain("$sealed");
        log.ShouldNotContain("Pajaziti");
        log.ShouldNotContain("translation");
        log.ShouldNotContain("2000-02-29");
    }

    [Fact]
    public async Task is_of_a_volunteer_and_makes_sense()
    {
        (await host.Person(Guid.NewGuid()).Put($"{Me}/profile", _profile, version: 1)).Status.ShouldBe(HttpStatusCode.PreconditionFailed);
        var me = host.Person(await host.Joined(Guid.NewGuid()));
        var wrong = new
        {
            Phone = "call me",
            BirthDate = "2026-03-03",
            Skills = new[] { new { Skill = "law", Level = "good" }, new { Skill = "law", Level = "basic" } },
            Languages = new[] { "Albanian" },
            Availability = new[] { new { Weekday = "saturday", FromHour = 17, UntilHour = 9 } },
        };

        var reply = await me.Put($"{Me}/profile", wrong, version: 1);
        reply.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        reply.Errors.ShouldBe(
            [
                ("#/phone", "regular-expression"),
                ("#/birth_date", "birth-date-not-valid"),
                ("#/skills", "skill-twice"),
                ("#/languages/0", "regular-expression"),
                ("#/availability/0/until_hour", "greater-than"),
            ],
            ignoreOrder: true);
    }
}
