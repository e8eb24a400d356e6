using System.Globalization;
using System.Text.Json.Nodes;
using VoltKosova.Demo.Cast;
using VoltKosova.Testing;

namespace VoltKosova.Demo.Scenes;

/// <summary>
/// People apply, more from month to month; most confirm their address the same evening, some later, some never; officers decide twice a
/// week, and some of those who are admitted set a password.
/// </summary>
public sealed class ComingOfMembers(Stage stage, People people, FoundingOfChapters chapters, int size) : IScene
{
    private const int MostWithAccount = 60;

    private readonly Dictionary<string, Person> _applied = [];
    private readonly List<(int Day, string Token)> _toConfirm = [];
    private readonly List<(string Address, HttpClient Officer)> _officers = [];

    /// <summary>How many have applied.</summary>
    public int Count => _applied.Count;

    /// <summary>Members who have set a password, by their address.</summary>
    public Dictionary<string, HttpClient> SignedIn { get; } = [];

    /// <summary>Everybody who was admitted, in that order.</summary>
    public List<Member> Members { get; } = [];

    /// <inheritdoc />
    public async Task Day(int day)
    {
        await NewOfficers();
        await Apply(day);
        stage.Clock.GoTo(stage.Clock.GetUtcNow().AddHours(11));
        await Confirm(day);
        if (stage.Today.DayOfWeek is DayOfWeek.Monday or DayOfWeek.Thursday)
            await Decide();
    }

    // Growing: the second half of the time brings two thirds of the people.
    private int Expected(int day)
    {
        var part = (day + 1.0) / Story.Days;
        return (int)(size * ((0.35 * part) + (0.65 * part * part)));
    }

    private async Task NewOfficers()
    {
        (Guid? Chapter, string Address, string Given, string Family)[] officers =
        [
            (chapters.Movement, "membership.officer", "Vjosa", "Hoxha"),
            (chapters.Named("Volt Prishtina"), "officer.prishtina", "Besa", "Krasniqi"),
            (chapters.Named("Volt Kosova Deutschland"), "officer.deutschland", "Ilir", "Gashi"),
        ];
        foreach (var (chapter, address, given, family) in officers)
        {
            if (chapter is { } there && _officers.All(officer => officer.Address != address))
                _officers.Insert(0, (address, await stage.Staff("membership_officer", there, given, family, address)));
        }
    }

    private async Task Apply(int day)
    {
        var before = Count;
        for (var left = Expected(day) - before; left > 0; left--)
        {
            var person = people.Next();
            _applied.Add(person.Email, person);
            (await stage.Public.Post("/api/v1/membership/applications", Form(person))).Good();
        }

        if (Count == before)
            return;
        foreach (var token in (await stage.Mails.Tokens("confirm_email", 2 * (Count - before))).Values)
        {
            if (!stage.Chance.Is(0.06))
                _toConfirm.Add((day + (stage.Chance.Is(0.8) ? 0 : stage.Chance.Between(1, 9)), token));
        }
    }

    private async Task Confirm(int day)
    {
        foreach (var (_, token) in _toConfirm.Where(one => one.Day <= day))
            (await stage.Public.Post($"/api/v1/membership/confirmations/{token}")).Good();
        _toConfirm.RemoveAll(one => one.Day <= day);
    }

    private async Task Decide()
    {
        await stage.WhenQuiet();
        foreach (var (_, officer) in _officers)
        {
            var waiting = await officer.Get("/api/v1/membership/applications?filter[state][eq]=under_review&limit=200");
            foreach (var application in waiting.Good().Body["items"]!.AsArray())
            {
                if (IsOldEnough(application!))
                    await Decide(officer, application!);
            }
        }

        if (SignedIn.Count < MostWithAccount)
            await SetPasswords();
    }

    private async Task SetPasswords()
    {
        foreach (var (email, token) in (await stage.Mails.Tokens("welcome", 200)).Where(one => _applied[one.Key].WantsToHelp))
        {
            await stage.Accept(token);
            SignedIn.Add(email, await stage.SignedIn(email));
        }
    }

    private async Task Decide(HttpClient officer, JsonNode application)
    {
        var (path, version) = ($"/api/v1/membership/applications/{application["id"]}", application["version"]!.GetValue<long>());
        if (stage.Chance.Is(0.04))
        {
            (await officer.Post($"{path}/refusal", new { reason = "Anëtare e një partie tjetër." }, version)).Good();
            return;
        }

        var member = (await officer.Post($"{path}/admission", null, version)).Good().Id("member_id");
        var person = _applied[application["email"]!.GetValue<string>()];
        var (id, chapter) = (application["person_id"]!.GetValue<Guid>(), application["chapter_id"]!.GetValue<Guid>());
        Members.Add(new Member(member, id, chapter, person));
    }

    private bool IsOldEnough(JsonNode application) => DateTimeOffset.Parse(
        application["confirmed_at"]!.GetValue<string>(), CultureInfo.InvariantCulture) < stage.Clock.GetUtcNow().AddDays(-2);

    private static object Form(Person person) => new
    {
        given_name = person.GivenName,
        family_name = person.FamilyName,
        email = person.Email,
        birth_date = person.BirthDate,
        birth_place = (string?)null,
        residence = person.Residence,
        language = person.Language,
        kind = "member",
        wants_to_help = person.WantsToHelp,
        declares_no_other_party = true,
        consent_version = "2026-01",
    };
}

/// <summary>Somebody who was admitted.</summary>
public sealed record Member(Guid Id, Guid PersonId, Guid Chapter, Person Person);
