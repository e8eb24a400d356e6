namespace VoltKosova.Demo;

/// <summary>
/// Fills an empty database with a believable movement: <c>VoltKosova.Demo [people]</c>, with the database in
/// <c>ConnectionStrings__Volt</c>. A database that has the demo gets nothing more.
/// </summary>
public static class Demo
{
    /// <summary>How many apply, unless somebody says.</summary>
    public const int Size = 2400;

    private const int Seed = 20190317;

    /// <summary>0 when the demo is there.</summary>
    public static async Task<int> Main(string[] args)
    {
        ArgumentNullException.ThrowIfNull(args);
        if (Environment.GetEnvironmentVariable("ConnectionStrings__Volt") is not { Length: > 0 } database)
        {
            await Console.Error.WriteLineAsync("The setting ConnectionStrings__Volt is missing: give the connection string of a database.");
            return 2;
        }

        // The host greets whoever starts it; nobody is to come in while the story is played.
        Console.SetOut(TextWriter.Null);
        var size = args is [var people] ? int.Parse(people, System.Globalization.CultureInfo.InvariantCulture) : Size;
        return await Fill(database, size, TimeProvider.System, Console.Error, !Console.IsErrorRedirected) switch
        {
            Filling.Filled or Filling.ThereAlready => 0,
            _ => await Refused(),
        };
    }

    /// <summary>Plays the story, unless the database has it.</summary>
    /// <param name="database">Where.</param>
    /// <param name="people">How many apply.</param>
    /// <param name="real">The real time, which the story ends a day before.</param>
    /// <param name="console">Where the progress is shown.</param>
    /// <param name="terminal">Whether the console can draw over a line.</param>
    public static async Task<Filling> Fill(string database, int people, TimeProvider real, TextWriter console, bool terminal)
    {
        ArgumentNullException.ThrowIfNull(real);
        var clock = new DemoClock(Story.Beginning(real.GetUtcNow()));
        await using var host = new DemoHost(database, clock).Start();
        var stage = new Stage(host, clock, new Chance(Seed));
        if (!await stage.SetUp())
            return await stage.KnowsTheDemo() ? Filling.ThereAlready : Filling.SomebodyElsesDatabase;
        await new Story(stage, people).Play(new ProgressBar(console, terminal));
        return Filling.Filled;
    }

    private static async Task<int> Refused()
    {
        await Console.Error.WriteLineAsync("The database has accounts and data of its own: the demo fills only an empty one.");
        return 1;
    }
}

/// <summary>How filling ended.</summary>
public enum Filling
{
    /// <summary>The movement is there now.</summary>
    Filled,

    /// <summary>It was there, and nothing was added.</summary>
    ThereAlready,

    /// <summary>There are accounts, but not the demo's: nothing was touched.</summary>
    SomebodyElsesDatabase,
}
