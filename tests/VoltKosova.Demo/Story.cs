using VoltKosova.Demo.Cast;
using VoltKosova.Demo.Scenes;
using VoltKosova.Kernel;

namespace VoltKosova.Demo;

/// <summary>One strand of the story.</summary>
public interface IScene
{
    /// <summary>What happens on the day before anything else.</summary>
    Task Begin() => Task.CompletedTask;

    /// <summary>What happens on a day.</summary>
    Task Day(int day);
}

/// <summary>
/// Eighteen months of a movement, day by day through the public API, up to yesterday. The same story every time; only the dates move with
/// the calendar.
/// </summary>
/// <param name="stage">What it plays on.</param>
/// <param name="size">How many people apply in all.</param>
public sealed class Story(Stage stage, int size)
{
    /// <summary>How long it takes.</summary>
    public const int Days = 548;

    /// <summary>When it begins, if it is to end on the day before a moment.</summary>
    public static DateTimeOffset Beginning(DateTimeOffset now) => Morning(Seat.DayOf(now).AddDays(-Days));

    /// <summary>Plays it.</summary>
    public async Task Play(ProgressBar progress)
    {
        ArgumentNullException.ThrowIfNull(progress);
        var first = stage.Today;
        var chapters = new FoundingOfChapters(stage);
        var people = new People(stage.Chance, first);
        var members = new ComingOfMembers(stage, people, chapters, size);
        var partners = new FindingPartners(stage, chapters);
        await using var others = new TellingOthers(stage, chapters, partners, members);
        IScene[] scenes =
        [
            chapters,
            members,
            new HoldingOffice(stage, chapters, members),
            new GivingTime(stage, chapters, members),
            new Campaigning(stage, people, chapters, signatures: size * 3 / 4),
            partners,
            others,
        ];
        foreach (var scene in scenes)
            await scene.Begin();
        for (var day = 0; day < Days; day++)
        {
            stage.Clock.GoTo(Morning(first.AddDays(day)));
            var founded = chapters.All.Count;
            foreach (var scene in scenes)
            {
                await scene.Day(day);

                // Members go on to the evening: what was founded in the morning is told before.
                if (scene == chapters && chapters.All.Count > founded)
                    await others.WhenTold();
            }

            progress.Show(day + 1, Days, $"{stage.Today:MMMM yyyy}, {members.Count} people");
        }

        await stage.WhenQuiet();
    }

    private static DateTimeOffset Morning(DateOnly day) => new(day, new TimeOnly(7, 0), TimeSpan.Zero);
}
