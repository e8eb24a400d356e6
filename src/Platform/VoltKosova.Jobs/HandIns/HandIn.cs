using MediatR;
using VoltKosova.Access;
using VoltKosova.Kernel;
using VoltKosova.Web;

namespace VoltKosova.Jobs.HandIns;

/// <summary>
/// A kind of file that staff hand in on a page and a job works through. A module declares it by the requests of its own features, so that
/// the page has no way of its own to anything: rights, scope and effect are those of the API, and the host knows nothing of the module.
/// </summary>
public sealed record HandIn
{
    /// <summary>In the page's address: kebab case.</summary>
    public required string Id { get; init; }

    /// <summary>What the files are called, in the plural.</summary>
    public required LocalText Title { get; init; }

    /// <summary>What may be handed in and what becomes of it.</summary>
    public required LocalText Description { get; init; }

    /// <summary>Hands in and acts.</summary>
    public required Right Right { get; init; }

    /// <summary>Reads.</summary>
    public required Right See { get; init; }

    /// <summary>The job that works through the files.</summary>
    public required string Job { get; init; }

    /// <summary>The endings and media types that a browser offers.</summary>
    public required string Accept { get; init; }

    /// <summary>The largest file.</summary>
    public required long MostBytes { get; init; }

    /// <summary>Takes a file in; the last part of the answer's operation location is its id.</summary>
    public required Func<FileHandedIn, IRequest<Answer>> Receive { get; init; }

    /// <summary>The files that the caller may see.</summary>
    public required Func<ListQuery, IRequest<Answer>> List { get; init; }

    /// <summary>One of them.</summary>
    public required Func<Guid, IRequest<Answer>> Find { get; init; }

    /// <summary>A row of <see cref="List"/>, which is the body of <see cref="Find"/> too, for people.</summary>
    public required Func<object, FileShown> Show { get; init; }

    /// <summary>The lines of a file, where there is something to say about each.</summary>
    public FileLines? Lines { get; init; }

    /// <summary>What can be done with a file.</summary>
    public IReadOnlyList<FileAct> Acts { get; init; } = [];

    /// <summary>What is asked beside file and chapter; comes from the record that the kind was added with.</summary>
    public JobParameters Parameters { get; internal init; } = JobParameters.Of(typeof(NoParameters));
}

/// <summary>A file on its way in.</summary>
/// <param name="ChapterId">Whose it is.</param>
/// <param name="ParametersJson">What else was said, complete and checked.</param>
/// <param name="Content">The bytes, read as they come.</param>
/// <param name="MediaType">What the browser calls it.</param>
public sealed record FileHandedIn(Guid ChapterId, string ParametersJson, Stream Content, string MediaType);

/// <summary>A file as staff see it.</summary>
/// <param name="State">A word or two.</param>
/// <param name="IsUnderWay">Whether the job has work with it.</param>
/// <param name="Through">How much of it the job has behind it.</param>
/// <param name="Total">How much there is.</param>
/// <param name="Facts">What became of it, in numbers.</param>
/// <param name="Open">The acts that can be done now.</param>
public sealed record FileShown(
    Guid Id,
    Guid ChapterId,
    DateTimeOffset ReceivedAt,
    LocalText State,
    bool IsUnderWay,
    long Through,
    long Total,
    IReadOnlyList<FileFact> Facts,
    params IReadOnlyList<string> Open);

/// <summary>A number with its name.</summary>
public sealed record FileFact(LocalText Name, long Value);

/// <summary>The lines of a kind of files.</summary>
/// <param name="List">The lines of a file, in their order.</param>
/// <param name="Show">A row of it, for people.</param>
/// <param name="States">What can be filtered by.</param>
/// <param name="Columns">The headings of the cells.</param>
public sealed record FileLines(
    Func<Guid, ListQuery, IRequest<Answer>> List,
    Func<object, LineShown> Show,
    IReadOnlyList<JobChoice> States,
    IReadOnlyList<LocalText> Columns);

/// <summary>A line as staff see it.</summary>
/// <param name="Number">Its place in the file, as an editor counts.</param>
/// <param name="State">One of the states of the list.</param>
/// <param name="Cells">Under the headings; a null is an empty cell.</param>
/// <param name="Notes">What to do about it.</param>
public sealed record LineShown(int Number, string State, IReadOnlyList<string?> Cells, IReadOnlyList<LocalText> Notes);

/// <summary>Something that can be done with a file.</summary>
/// <param name="Id">snake_case.</param>
/// <param name="Title">The button.</param>
/// <param name="Hint">What it does.</param>
/// <param name="Request">The request, for the file in the version that was shown.</param>
public sealed record FileAct(string Id, LocalText Title, LocalText Hint, Func<Guid, long, IRequest<Answer>> Request)
{
    /// <summary>Whether it must be said why.</summary>
    public bool NeedsReason { get; init; }

    /// <summary>Whether it wants a fresh proof that the person is there: where its request does.</summary>
    public bool IsDangerous => Request(Guid.Empty, 0) is IDangerous { NeedsProof: true };
}
