using VoltKosova.Testing;

namespace VoltKosova.Demo.Scenes;

/// <summary>The movement, and its chapters as they are founded over the first year; people applied there before there was one.</summary>
public sealed class FoundingOfChapters(Stage stage) : IScene
{
    private static readonly Plan[] _plans =
    [
        new(5, "Volt Prishtina", "Volt Priština", null, Municipalities: ["prishtine"]),
        new(20, "Volt Prizren", "Volt Prizren", null, Municipalities: ["prizren"]),
        new(34, "Volt Kosova Deutschland", "Volt Kosovo Nemačka", null, Countries: ["DE"]),
        new(48, "Volt Peja", "Volt Peć", null, Municipalities: ["peje", "istog", "kline"]),
        new(62, "Volt Mitrovica", "Volt Mitrovica", null, Municipalities: ["mitrovice-e-jugut", "mitrovice-e-veriut", "vushtrri"]),
        new(75, "Volt Kosova Berlin", "Volt Kosovo Berlin", "Volt Kosova Deutschland", Localities: [("DE", "Berlin")]),
        new(90, "Volt Kosova Schweiz", "Volt Kosovo Švajcarska", null, Countries: ["CH"]),
        new(118, "Volt Gjakova", "Volt Đakovica", null, Municipalities: ["gjakove", "rahovec", "junik"]),
        new(140, "Volt Ferizaj", "Volt Uroševac", null, Municipalities: ["ferizaj", "kacanik", "shterpce", "hani-i-elezit"]),
        new(150, "Volt Kosova Österreich", "Volt Kosovo Austrija", null, Countries: ["AT"]),
        new(171, "Volt Gjilan", "Volt Gnjilane", null, Municipalities: ["gjilan", "viti", "kamenice", "novoberde"]),
        new(190, "Volt Kosova München", "Volt Kosovo Minhen", "Volt Kosova Deutschland", Localities: [("DE", "München")]),
        new(214, "Volt Kosova Italia", "Volt Kosovo Italija", null, Countries: ["IT"]),
        new(240, "Volt Podujeva", "Volt Podujevo", null, Municipalities: ["podujeve"]),
        new(262, "Volt Kosova Zürich", "Volt Kosovo Cirih", "Volt Kosova Schweiz", Localities: [("CH", "Zürich")]),
        new(300, "Volt Kosova Sverige", "Volt Kosovo Švedska", null, Countries: ["SE"]),
        new(330, "Volt Gračanica", "Volt Gračanica", null, Municipalities: ["gracanice", "ranillug", "partesh"]),
        new(365, "Volt Kosova Belgique", "Volt Kosovo Belgija", null, Countries: ["BE"]),
    ];

    private readonly Dictionary<string, Guid> _chapters = [];

    /// <summary>The chapter at the top.</summary>
    public Guid Movement { get; private set; }

    /// <summary>The chapters there are, the movement not among them, in the order of their founding.</summary>
    public IReadOnlyCollection<Guid> All => _chapters.Values;

    /// <summary>A chapter by its name; null before it is founded.</summary>
    public Guid? Named(string name) => _chapters.TryGetValue(name, out var chapter) ? chapter : null;

    /// <inheritdoc />
    public async Task Begin() => Movement = await Found("movement", "Volt Kosova", "Volt Kosovo", parent: null);

    /// <inheritdoc />
    public async Task Day(int day)
    {
        foreach (var plan in _plans.Where(plan => plan.Day == day))
        {
            var parent = plan.Parent is null ? Movement : _chapters[plan.Parent];
            var chapter = await Found(plan.Countries is null ? "local" : "diaspora", plan.Name, plan.Serbian, parent);
            _chapters.Add(plan.Name, chapter);
            var area = new
            {
                municipalities = plan.Municipalities ?? [],
                countries = plan.Countries ?? [],
                localities = (plan.Localities ?? []).Select(place => new { country = place.Country, name = place.Name }),
            };
            (await stage.Administrator.Put($"/api/v1/chapters/chapters/{chapter}/area", area, version: 1)).Good();
        }
    }

    private async Task<Guid> Found(string level, string name, string serbian, Guid? parent)
    {
        var chapter = new { parent_id = parent, level, name, names = new { sq = name, sr = serbian, en = name } };
        return (await stage.Administrator.Post("/api/v1/chapters/chapters", chapter)).Good().Id("chapter_id");
    }

    private sealed record Plan(
        int Day,
        string Name,
        string Serbian,
        string? Parent,
        string[]? Municipalities = null,
        string[]? Countries = null,
        (string Country, string Name)[]? Localities = null);
}
