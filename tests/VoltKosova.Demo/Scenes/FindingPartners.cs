using System.Security.Cryptography;
using System.Text;
using VoltKosova.Testing;

namespace VoltKosova.Demo.Scenes;

/// <summary>Organisations become partners; with some the movement signs an agreement, which one proposes and another approves.</summary>
public sealed class FindingPartners(Stage stage, FoundingOfChapters chapters) : IScene
{
    private static readonly Plan[] _plans =
    [
        new(25, "ngo", "Rrjeti për Ajër të Pastër", "XK", "prishtine", Agrees: true),
        new(60, "academic_institution", "Instituti për Politika Evropiane", "XK", "prishtine", Agrees: true),
        new(85, "cultural_organisation", "Teatri i Lumit", "XK", "prizren", Agrees: false),
        new(110, "media", "Radio Rrugica", "XK", "peje", Agrees: false),
        new(150, "volt_chapter", "Volt Deutschland", "DE", null, Agrees: true),
        new(185, "civil_society_initiative", "Prindërit për Çerdhe", "XK", "gjilan", Agrees: true),
        new(230, "ngo", "Most – Ura – Bridge Mitrovica", "XK", "mitrovice-e-jugut", Agrees: true),
        new(280, "company", "Dielli Energji", "XK", "ferizaj", Agrees: false),
        new(320, "volt_chapter", "Volt Österreich", "AT", null, Agrees: true),
        new(390, "academic_institution", "Forumi i Studentëve në Diasporë", "CH", null, Agrees: false),
        new(450, "ngo", "Biçikleta në Qytet", "XK", "prishtine", Agrees: true),
        new(520, "volt_chapter", "Volt Italia", "IT", null, Agrees: true),
    ];

    private readonly Dictionary<string, Guid> _partners = [];
    private HttpClient _manager = stage.Administrator;
    private HttpClient _second = stage.Administrator;

    /// <inheritdoc />
    public async Task Begin()
    {
        _manager = await stage.Staff("partnership_manager", chapters.Movement, "Arben", "Shala");
        _second = await stage.Staff("partnership_manager", chapters.Movement, "Mimoza", "Morina", "second.partnership.manager");
    }

    /// <inheritdoc />
    public async Task Day(int day)
    {
        foreach (var plan in _plans.Where(plan => plan.Day == day))
            await Add(plan);
    }

    /// <summary>A partner by its name; there is one from its day on.</summary>
    public Guid Named(string name) => _partners[name];

    private async Task Add(Plan plan)
    {
        var profile = new { name = plan.Name, country = plan.Country, municipality = plan.Municipality };
        var added = await _manager.Post(
            "/api/v1/partnerships/partners", new { chapter_id = chapters.Movement, kind = plan.Kind, profile });
        var partner = added.Good().Id("partner_id");
        _partners.Add(plan.Name, partner);
        var findings = new
        {
            checked_on = stage.Today,
            values = "clear",
            conflicts = "clear",
            evidence = "Statuti, raporti vjetor dhe regjistri publik.",
            recheck_on = stage.Today.AddYears(1),
        };
        await Stage.Replace(_manager, $"/api/v1/partnerships/partners/{partner}/due-diligence", findings, version: 1);
        var contact = new
        {
            role = "representative",
            name = $"Zyra e {plan.Name}",
            email = $"zyra{plan.Day}@partner.example",
            since = stage.Today,
        };
        (await _manager.Post($"/api/v1/partnerships/partners/{partner}/contacts", contact)).Good();
        if (plan.Agrees)
            await Agree(partner, plan);
    }

    private async Task Agree(Guid partner, Plan plan)
    {
        var document = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"Memorandum: {plan.Name}")));
        var terms = new
        {
            title = "Memorandum bashkëpunimi",
            starts_on = stage.Today,
            ends_on = stage.Today.AddMonths(stage.Chance.Between(6, 24)),
            notice_days = 30,
            document_sha256 = document,
        };
        var proposed = (await _manager.Post("/api/v1/partnerships/agreements", new { partner_id = partner, terms })).Good();
        var agreement = $"/api/v1/partnerships/agreements/{proposed.Id("agreement_id")}";
        var version = await Stage.Act(_manager, $"{agreement}/review", null, version: 1);
        version = await Stage.Act(_second, $"{agreement}/approval", null, version);
        var signed = new { signed_on = stage.Today, document_sha256 = document };
        version = await Stage.Act(_manager, $"{agreement}/signatures/ours", signed, version);
        var theirs = new { signatory = "Drejtoria", signed.signed_on, signed.document_sha256 };
        await Stage.Act(_manager, $"{agreement}/signatures/partner", theirs, version);
        var promise = new { side = "ours", what = "Një forum i përbashkët.", due_on = stage.Today.AddMonths(3) };
        (await _manager.Post($"{agreement}/promises", promise)).Good();
    }

    private sealed record Plan(int Day, string Kind, string Name, string Country, string? Municipality, bool Agrees);
}
