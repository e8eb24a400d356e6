using Xunit;

namespace VoltKosova.Chapters.Tests.Features;

/// <summary>The movement, Kosovo and Germany below it, local chapters below these; nobody in a test moves what stands here.</summary>
public sealed class Tree : IAsyncLifetime
{
    public ChaptersHost Host { get; } = new();

    public Guid Movement { get; private set; }

    public Guid Kosovo { get; private set; }

    public Guid Germany { get; private set; }

    public Guid Prishtina { get; private set; }

    public Guid Berlin { get; private set; }

    public async ValueTask InitializeAsync()
    {
        await Host.InitializeAsync();
        Movement = await Host.Found(null, "movement", "Volt Kosova");
        Kosovo = await Host.Found(Movement, "national", "Volt në Kosovë");
        Germany = await Host.Found(Movement, "diaspora", "Volt Kosova në Gjermani");
        Prishtina = await Host.Found(Kosovo, "local", "Volt Prishtina");
        Berlin = await Host.Found(Germany, "local", "Volt Kosova Berlin");
        await Host.Hold(Kosovo, ChaptersHost.Area(countries: ["XK"]));
        await Host.Hold(Germany, ChaptersHost.Area(countries: ["DE"]));
        await Host.Hold(Prishtina, ChaptersHost.Area(["prishtine"]));
        await Host.Hold(Berlin, ChaptersHost.Area(localities: [("DE", "Berlin"), ("DE", "Zürich")]));
    }

    public ValueTask DisposeAsync() => Host.DisposeAsync();
}
