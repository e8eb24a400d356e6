using System.Net;
using VoltKosova.Testing;

namespace VoltKosova.Demo.Scenes;

/// <summary>
/// Every few days a chapter asks for help; volunteers sign up, more than there is room for now and then, most of them come, and those with
/// an account report their hours.
/// </summary>
public sealed class GivingTime(Stage stage, FoundingOfChapters chapters, ComingOfMembers members) : IScene
{
    private const string Opportunities = "/api/v1/volunteering/opportunities";

    private static readonly Work[] _works =
    [
        new("outreach", "Tavolinë informuese në qytet", "Informativni štand u gradu", "Information stand in town"),
        new("event", "Përgatitja e forumit qytetar", "Priprema građanskog foruma", "Preparing the citizens' forum"),
        new("campaign", "Derë më derë në lagje", "Od vrata do vrata u naselju", "Door to door in the neighbourhood"),
        new("translation", "Përkthimi i programit", "Prevod programa", "Translating the programme"),
        new("office", "Ndihmë në zyrë", "Pomoć u kancelariji", "Help in the office"),
        new("digital", "Faqja dhe rrjetet sociale", "Sajt i društvene mreže", "Website and social media"),
    ];

    private readonly List<Shift> _shifts = [];
    private HttpClient _coordinator = stage.Administrator;

    /// <inheritdoc />
    public async Task Begin() =>
        _coordinator = await stage.Staff("volunteer_coordinator", chapters.Movement, "Luan", "Berisha");

    /// <inheritdoc />
    public async Task Day(int day)
    {
        if (day > 30 && day % 4 == 0)
            await AskForHelp();
        foreach (var shift in _shifts.Where(shift => shift.Date < stage.Today).ToList())
        {
            await LookBack(shift);
            _shifts.Remove(shift);
            if (_shifts.All(other => other.Opportunity != shift.Opportunity) && stage.Chance.Is(0.8))
                await Stage.Act(_coordinator, $"{Opportunities}/{shift.Opportunity}/closing", null, version: 2);
        }
    }

    private async Task AskForHelp()
    {
        var helpers = members.Members.Where(member => member.Person.WantsToHelp).GroupBy(member => member.Chapter)
            .Where(chapter => chapter.Count() >= 3).ToList();
        if (helpers.Count == 0)
            return;
        var chapter = stage.Chance.One(helpers);
        var (work, municipality) = (stage.Chance.One(_works), chapter.First().Person.Municipality);
        var place = new { online = municipality is null, municipality, address = municipality is null ? null : "Sheshi kryesor" };
        var plan = new
        {
            title = new { sq = work.Albanian, sr = work.Serbian, en = work.English },
            description = new { sq = $"{work.Albanian}.", sr = $"{work.Serbian}.", en = $"{work.English}." },
            kind = work.Kind,
            place,
            skills = Array.Empty<object>(),
        };
        var opportunity = (await _coordinator.Post(Opportunities, new { chapter_id = chapter.Key, plan })).Good().Id("opportunity_id");
        await Stage.Act(_coordinator, $"{Opportunities}/{opportunity}/opening", null, version: 1);
        if (stage.Chance.Is(0.04))
        {
            var why = new { reason = "Salla nuk është e lirë." };
            await Stage.Act(_coordinator, $"{Opportunities}/{opportunity}/cancellation", why, version: 2);
            return;
        }

        for (var left = stage.Chance.Between(1, 3); left > 0; left--)
            await AddShift(opportunity, place, [.. chapter]);
    }

    private async Task AddShift(Guid opportunity, object place, IReadOnlyList<Member> helpers)
    {
        var (date, hour) = (stage.Today.AddDays(stage.Chance.Between(3, 12)), stage.Chance.Between(9, 17));
        var capacity = stage.Chance.Between(2, 8);
        var plan = new { date, start_time = $"{hour:00}:00", end_time = $"{hour + 3:00}:00", place, capacity, minimum = 1 };
        var added = await _coordinator.Post($"{Opportunities}/{opportunity}/shifts", plan);
        var shift = new Shift(added.Good().Id("shift_id"), opportunity, date, []);
        _shifts.Add(shift);
        foreach (var helper in helpers.Where(_ => stage.Chance.Is(0.5)).Take(capacity + 2))
        {
            // Some come too late for a place, and some have another shift at that hour.
            var signedUp = members.SignedIn.TryGetValue(helper.Person.Email, out var self)
                ? await self.Post($"/api/v1/volunteering/me/shifts/{shift.Id}")
                : await _coordinator.Post($"/api/v1/volunteering/shifts/{shift.Id}/sign-ups", new { volunteer_id = helper.PersonId });
            if (signedUp.Status == HttpStatusCode.OK)
                shift.Places.Add((helper, self));
            else if (signedUp.Code is not ("full" or "overlap"))
                signedUp.Good();
        }
    }

    private async Task LookBack(Shift shift)
    {
        foreach (var (helper, self) in shift.Places)
        {
            var attended = stage.Chance.Is(0.9);
            var note = $"/api/v1/volunteering/shifts/{shift.Id}/sign-ups/{helper.PersonId}/attendance";
            (await _coordinator.Post(note, new { attended })).Good();
            if (attended && self is not null && stage.Chance.Is(0.85))
                await CountHours(shift.Id, self);
        }
    }

    private async Task CountHours(Guid shift, HttpClient self)
    {
        var minutes = 60 * stage.Chance.Between(2, 3);
        var reported = await self.Post($"/api/v1/volunteering/me/shifts/{shift}/hours", new { minutes });
        var hours = reported.Good().Id("hours_id");
        if (stage.Chance.Is(0.9))
            await Stage.Act(_coordinator, $"/api/v1/volunteering/hours/{hours}/confirmation", null, version: 1);
    }

    private sealed record Work(string Kind, string Albanian, string Serbian, string English);

    private sealed record Shift(Guid Id, Guid Opportunity, DateOnly Date, List<(Member Helper, HttpClient? Self)> Places);
}
