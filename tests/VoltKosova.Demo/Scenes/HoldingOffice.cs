using VoltKosova.Testing;

namespace VoltKosova.Demo.Scenes;

/// <summary>
/// A chapter with enough members gets co-leads, a treasurer and a secretary for a year; some leave early, and then somebody else comes.
/// </summary>
public sealed class HoldingOffice(Stage stage, FoundingOfChapters chapters, ComingOfMembers members) : IScene
{
    private const int EnoughMembers = 6;
    private const int TermMonths = 12;

    private static readonly Post[] _posts =
    [
        new("co_leads", "Bashkëkryesues", "Kopredsednici", "Co-leads", Seats: 2),
        new("treasurer", "Arkëtar", "Blagajnik", "Treasurer", Seats: 1),
        new("secretary", "Sekretar", "Sekretar", "Secretary", Seats: 1),
    ];

    private readonly List<Seat> _seats = [];

    /// <inheritdoc />
    public async Task Day(int day)
    {
        foreach (var chapter in chapters.All.Where(chapter => _seats.All(seat => seat.Chapter != chapter)).ToList())
        {
            if (members.Members.Count(member => member.Chapter == chapter) >= EnoughMembers)
                await Establish(chapter);
        }

        foreach (var seat in _seats)
            await Fill(seat);
    }

    private async Task Establish(Guid chapter)
    {
        foreach (var post in _posts)
        {
            var rules = new
            {
                kind = post.Kind,
                title = new { sq = post.Albanian, sr = post.Serbian, en = post.English },
                term_months = TermMonths,
                term_limit = 2,
                seats = post.Seats,
                allows_same_gender = false,
                incompatible = post.Kind == "treasurer" ? new[] { "auditor" } : [],
                vacancy_days = 90,
            };
            var established = await stage.Administrator.Post($"/api/v1/chapters/chapters/{chapter}/posts", rules);
            var id = established.Good().Id("post_id");
            _seats.AddRange(Enumerable.Range(1, post.Seats).Select(number => new Seat(chapter, id, number, post.Seats == 2)));
        }
    }

    // The first seat of a pair is a woman's, the second a man's; an empty seat waits until somebody fits.
    private async Task Fill(Seat seat)
    {
        if (seat.Until >= stage.Today)
            return;
        var candidates = members.Members
            .Where(member => member.Chapter == seat.Chapter && !member.Person.WantsToHelp && _seats.All(one => one.Holder != member))
            .Where(member => !seat.IsOfPair || member.Person.IsWoman == (seat.Number == 1))
            .Take(8).ToList();
        if (candidates.Count == 0)
            return;
        var holder = stage.Chance.One(candidates);
        var appointment = new
        {
            person_id = holder.PersonId,
            seat = seat.Number,
            gender = holder.Person.IsWoman ? "female" : "male",
            public_name = stage.Chance.Is(0.8) ? $"{holder.Person.GivenName} {holder.Person.FamilyName}" : null,
            from = stage.Today,
            until = stage.Chance.Is(0.2) ? stage.Today.AddMonths(stage.Chance.Between(2, 8)) : (DateOnly?)null,
            basis = "elected",
        };
        await stage.WhenQuiet();
        var reply = (await stage.Administrator.Post($"/api/v1/chapters/posts/{seat.Post}/mandates", appointment)).Good();
        (seat.Holder, seat.Until) = (holder, DateOnly.Parse(reply.Body["until"]!.GetValue<string>()));
    }

    private sealed record Post(string Kind, string Albanian, string Serbian, string English, int Seats);

    private sealed class Seat(Guid chapter, Guid post, int number, bool isOfPair)
    {
        public Guid Chapter { get; } = chapter;

        public Guid Post { get; } = post;

        public int Number { get; } = number;

        public bool IsOfPair { get; } = isOfPair;

        public Member? Holder { get; set; }

        public DateOnly? Until { get; set; }
    }
}
