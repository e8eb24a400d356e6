using VoltKosova.Demo.Cast;
using VoltKosova.Testing;

namespace VoltKosova.Demo.Scenes;

/// <summary>Campaigns come and go, each with a petition that people sign, confirm by mail and now and then withdraw.</summary>
public sealed class Campaigning(Stage stage, People people, FoundingOfChapters chapters, int signatures) : IScene
{
    private static readonly Plan[] _plans =
    [
        new(40, 100, "Volt Prishtina", "smart_state",
            "Ajër i pastër për Prishtinën", "Čist vazduh za Prištinu", "Clean air for Prishtina"),
        new(120, 110, null, "citizen_empowerment",
            "Votimi nga diaspora me postë", "Glasanje dijaspore poštom", "Postal voting for the diaspora"),
        new(210, 90, "Volt Prizren", "smart_state",
            "Lumbardhi pa mbeturina", "Bistrica bez otpada", "Lumbardhi without waste"),
        new(260, 120, null, "social_equality",
            "Çerdhe në çdo komunë", "Vrtić u svakoj opštini", "A nursery in every municipality"),
        new(350, 100, "Volt Peja", "economic_renaissance",
            "Treni Pejë–Prishtinë çdo orë", "Voz Peć–Priština svakog sata", "A train Peja–Prishtina every hour"),
        new(430, 200, null, "eu_reform",
            "Liria e lëvizjes, liria e studimit", "Sloboda kretanja, sloboda studiranja", "Free to move, free to study"),
        new(480, 120, "Volt Kosova Deutschland", "citizen_empowerment",
            "Konsullatë edhe të shtunën", "Konzulat i subotom", "Consulates open on Saturdays"),
    ];

    private readonly List<Running> _running = [];
    private readonly List<(int Day, string Token)> _toConfirm = [];
    private HttpClient _manager = stage.Administrator;

    /// <inheritdoc />
    public async Task Begin() => _manager = await stage.Staff("campaign_manager", chapters.Movement, "Teuta", "Gashi");

    /// <inheritdoc />
    public async Task Day(int day)
    {
        foreach (var plan in _plans.Where(plan => plan.Day == day))
            _running.Add(await Start(plan));
        foreach (var campaign in _running.Where(campaign => campaign.Plan.Day + campaign.Plan.Days == day).ToList())
        {
            await Finish(campaign);
            _running.Remove(campaign);
        }

        await Sign(day);
    }

    private async Task<Running> Start(Plan plan)
    {
        var title = new { sq = plan.Albanian, sr = plan.Serbian, en = plan.English };
        var chapter = plan.Chapter is null ? chapters.Movement : chapters.Named(plan.Chapter)!.Value;
        var last = stage.Today.AddDays(plan.Days);
        var goals = new[] { new { measure = "nënshkrime", target = signatures / 6, counts = "signatures" } };
        var drafted = new { title, themes = new[] { plan.Theme }, goals, starts_on = stage.Today, ends_on = last };
        var campaign = (await _manager.Post("/api/v1/campaigns/campaigns", new { chapter_id = chapter, plan = drafted }))
            .Good().Id("campaign_id");
        await Stage.Act(_manager, $"/api/v1/campaigns/campaigns/{campaign}/start", null, version: 1);

        var asked = new
        {
            title,
            text = new { sq = $"Kërkojmë: {plan.Albanian}.", sr = $"Tražimo: {plan.Serbian}.", en = $"We ask for: {plan.English}." },
            addressee = new { sq = "Qeveria e Kosovës", sr = "Vlada Kosova", en = "Government of Kosovo" },
            goal = signatures / 6,
            milestones = new[] { 50 },
            opens_on = stage.Today,
            closes_on = last,
        };
        var petition = (await _manager.Post(
            "/api/v1/campaigns/petitions", new { chapter_id = chapter, campaign_id = campaign, plan = asked })).Good().Id("petition_id");
        await Stage.Act(_manager, $"/api/v1/campaigns/petitions/{petition}/opening", null, version: 1);
        return new Running(plan, campaign, petition);
    }

    private async Task Finish(Running done)
    {
        await stage.WhenQuiet();
        var (petition, campaign) = ($"/api/v1/campaigns/petitions/{done.Petition}", $"/api/v1/campaigns/campaigns/{done.Campaign}");
        var version = await Stage.Act(_manager, $"{petition}/closing", null, await Stage.VersionOf(_manager, petition));
        var note = new { sq = "U dorëzua në protokoll.", sr = "Predato u pisarnici.", en = "Handed in at the registry." };
        await Stage.Act(_manager, $"{petition}/delivery", new { delivered_on = stage.Today, note }, version);
        await Stage.Act(_manager, $"{campaign}/completion", null, await Stage.VersionOf(_manager, campaign));
    }

    private async Task Sign(int day)
    {
        var asked = 0;
        var perDay = (double)signatures / _plans.Sum(plan => plan.Days);
        foreach (var campaign in _running)
        {
            for (var left = stage.Chance.Around(perDay * stage.Chance.Between(1, 9) / 5); left > 0; left--)
                asked += await Sign(campaign.Petition);
        }

        if (asked > 0)
        {
            foreach (var token in (await stage.Mails.Tokens("petition_confirm", 3 * asked)).Values.Where(_ => !stage.Chance.Is(0.08)))
                _toConfirm.Add((day + (stage.Chance.Is(0.85) ? 0 : stage.Chance.Between(1, 3)), token));
        }

        foreach (var (_, token) in _toConfirm.Where(one => one.Day <= day))
            await stage.Public.Post($"/api/v1/campaigns/signature-confirmations/{token}");
        _toConfirm.RemoveAll(one => one.Day <= day);
    }

    private async Task<int> Sign(Guid petition)
    {
        var person = people.Next();
        var form = new
        {
            petition_id = petition,
            given_name = person.GivenName,
            family_name = person.FamilyName,
            email = person.Email,
            residence = new { country = person.Country, municipality = person.Municipality },
            language = person.Language,
            consent_version = "2026-01",
            show_name = stage.Chance.Is(0.4),
            keep_informed = stage.Chance.Is(0.3),
        };
        (await stage.Public.Post("/api/v1/campaigns/signatures", form)).Good();
        return 1;
    }

    private sealed record Plan(int Day, int Days, string? Chapter, string Theme, string Albanian, string Serbian, string English);

    private sealed record Running(Plan Plan, Guid Campaign, Guid Petition);
}
