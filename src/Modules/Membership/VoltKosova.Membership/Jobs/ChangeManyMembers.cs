using System.Globalization;
using Npgsql;
using VoltKosova.Chapters.Contracts;
using VoltKosova.EventStore;
using VoltKosova.Jobs;
using VoltKosova.Kernel;
using VoltKosova.Membership.Domain;
using VoltKosova.Membership.Domain.Members;
using VoltKosova.Membership.Segments;
using VoltKosova.Membership.Views;
using VoltKosova.Postgres;
using VoltKosova.Web;

namespace VoltKosova.Membership.Jobs;

/// <summary>
/// Does to many members what an officer does to one: gives those of a chapter, of a kind, from before a day, of a segment another kind
/// or another chapter. A dry run says how many it would touch, and how many are that already.
/// </summary>
internal sealed class ChangeManyMembers(
    Store<MembershipStreams> store, Databases databases, IChapterTerritories chapters, SegmentBook segments,
    TimeProvider clock)
    : IMassJob<ChangeManyMembers.Parameters>
{
    private static readonly LocalText _changing = new("Po ndryshohen anëtarët", "Promena članova", "Changing members");
    private static readonly LocalText _found = new(
        "{0} anëtarë do të ndryshonin; {1} janë tashmë ashtu.",
        "Promenilo bi se {0} članova; {1} je već tako.",
        "{0} members would change; {1} are so already.");
    private static readonly LocalText _changed = new(
        "U ndryshuan {0} anëtarë; për {1} nuk lejohej.",
        "Promenjeno članova: {0}; za {1} nije bilo dozvoljeno.",
        "Changed {0} members; for {1} it was not allowed.");

    public static JobDeclaration Declaration { get; } = new(
        "membership.change-many-members",
        new LocalText("Ndrysho shumë anëtarë", "Promeni mnogo članova", "Change many members"),
        new LocalText(
            "U jep anëtarëve të zgjedhur një lloj tjetër anëtarësie ose një degë tjetër, nga sot.",
            "Izabranim članovima daje drugu vrstu članstva ili drugi ogranak, od danas.",
            "Gives the chosen members another kind of membership or another chapter, from today."),
        MembershipRights.ChangeMembers,
        null,
        TimeSpan.FromHours(2),
        JobRetry.Usual);

    public async Task Run(Parameters parameters, JobRun run, CancellationToken cancellation)
    {
        await Check(parameters, cancellation);
        var chosen = await Chosen(parameters, cancellation);
        var due = chosen.Where(one => !IsSo(one, parameters)).Select(one => one.Member).ToList();
        run.Log(_found, due.Count, chosen.Count - due.Count);
        if (parameters.OnlyCount)
            return;
        var (changed, refused) = (0, 0);
        for (var done = 0; done < due.Count; done++)
        {
            await run.Report(done, due.Count, _changing);
            if (await Change(due[done], parameters, cancellation))
                changed++;
            else
                refused++;
        }

        await run.Report(due.Count, due.Count);
        run.Log(_changed, changed, refused);
    }

    private async Task Check(Parameters parameters, CancellationToken cancellation)
    {
        if ((parameters.ToKind is ManyKind.Any) == (parameters.ToChapter is null))
            throw new JobFailedException("one-change-needed", "Say one new kind or one new chapter.");
        if (parameters.ToChapter is { } chapter && await chapters.NameOf(chapter, cancellation) is null)
            throw new JobFailedException("no-such-chapter", "There is no such chapter.");
    }

    private async Task<IReadOnlyList<(Guid Member, string Kind, string Chapter)>> Chosen(
        Parameters parameters, CancellationToken cancellation)
    {
        var meant = parameters.Segment is { } segment
            ? await segments.Conditions(segment, holds: _ => true, cancellation)
                ?? throw new JobFailedException("no-such-segment", "There is no such segment.")
            : [];
        await using var find = databases.For(MembershipStreams.Module).CreateCommand();
        find.Parameters.Add(TextOrNull(parameters.Chapter?.ToString()));
        find.Parameters.Add(TextOrNull(Name(parameters.Kind)));
        find.Parameters.Add(TextOrNull(parameters.JoinedBefore?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));
        find.Parameters.Add(new NpgsqlParameter<int> { TypedValue = parameters.AtMost });
        find.CommandText =
            $"""
            SELECT id, data ->> 'kind', data ->> 'chapter_id' FROM mt_doc_member_card
            WHERE data ->> 'ended_on' IS NULL AND ($1::text IS NULL OR data ->> 'chapter_id' = $1::text)
              AND ($2::text IS NULL OR data ->> 'kind' = $2::text) AND ($3::text IS NULL OR data ->> 'joined_on' < $3::text)
              AND {ListMembers.List.Sql(meant, find.Parameters)}
            ORDER BY id LIMIT $4
            """;
        find.CommandTimeout = 0;
        await using var reader = await find.ExecuteReaderAsync(cancellation);
        var chosen = new List<(Guid, string, string)>();
        while (await reader.ReadAsync(cancellation))
            chosen.Add((reader.GetGuid(0), reader.GetString(1), reader.GetString(2)));
        return chosen;
    }

    private static bool IsSo((Guid Member, string Kind, string Chapter) one, Parameters parameters) =>
        parameters.ToChapter is { } chapter ? one.Chapter == chapter.ToString() : one.Kind == Name(parameters.ToKind);

    private Task<bool> Change(Guid member, Parameters parameters, CancellationToken cancellation) => store.Write(
        async writing =>
        {
            var today = Seat.DayOf(clock.GetUtcNow());
            MemberCommand command = parameters.ToChapter is { } chapter
                ? new MemberCommand.ChangeChapter(chapter, ChapterTrigger.Board, today, null, today, Guid.Empty, writing.Now)
                : new MemberCommand.ChangeKind(KindOf(parameters.ToKind), today, null, today, Guid.Empty, writing.Now);
            return await writing.Decide(MembershipStreams.Members, member, command) is null;
        },
        cancellation);

    private static string? Name(ManyKind kind) => kind is ManyKind.Any ? null : StoredJson.NameOf(KindOf(kind));

    private static MembershipKind KindOf(ManyKind kind) => kind switch
    {
        ManyKind.Member => MembershipKind.Member,
        ManyKind.SupportingMember => MembershipKind.SupportingMember,
        ManyKind.Youth => MembershipKind.Youth,
        ManyKind.Honorary => MembershipKind.Honorary,
        _ => throw new System.Diagnostics.UnreachableException(kind.ToString()),
    };

    private static NpgsqlParameter TextOrNull(string? text) => new() { Value = (object?)text ?? DBNull.Value, DataTypeName = "text" };

    /// <summary>Kinds of membership to choose from.</summary>
    internal enum ManyKind
    {
        /// <summary>Whichever.</summary>
        [JobChoice("Çfarëdo", "Bilo koja", "Any")]
        Any,

        /// <summary>A member with all rights.</summary>
        [JobChoice("Anëtar", "Član", "Member")]
        Member,

        /// <summary>Supports with money or work.</summary>
        [JobChoice("Anëtar mbështetës", "Podržavajući član", "Supporting member")]
        SupportingMember,

        /// <summary>A member of the youth wing.</summary>
        [JobChoice("Rini", "Omladina", "Youth")]
        Youth,

        /// <summary>Named by the assembly.</summary>
        [JobChoice("Nderi", "Počasni član", "Honorary")]
        Honorary,
    }

    /// <summary>What staff choose.</summary>
    internal sealed record Parameters(
        [JobParameter("Dega", "Ogranak", "Chapter", HintSq = "Bosh: të gjitha.", HintSr = "Prazno: svi.", HintEn = "Empty: all.")]
        Guid? Chapter = null,
        [JobParameter("Lloji", "Vrsta", "Kind")] ManyKind Kind = ManyKind.Any,
        [JobParameter(
            "Anëtar para datës",
            "Član pre dana",
            "Member before",
            HintSq = "Bosh: të gjithë.",
            HintSr = "Prazno: svi.",
            HintEn = "Empty: all.")]
        DateOnly? JoinedBefore = null,
        [JobParameter("Segmenti", "Segment", "Segment", HintSq = "Bosh: të gjithë.", HintSr = "Prazno: svi.", HintEn = "Empty: all.")]
        Guid? Segment = null,
        [JobParameter("Lloji i ri", "Nova vrsta", "New kind")] ManyKind ToKind = ManyKind.Any,
        [JobParameter(
            "Dega e re",
            "Novi ogranak",
            "New chapter",
            HintSq = "Një lloj i ri ose një degë e re.",
            HintSr = "Nova vrsta ili novi ogranak.",
            HintEn = "A new kind or a new chapter.")]
        Guid? ToChapter = null,
        [JobParameter("Më së shumti", "Najviše", "At most", Min = 1, Max = 1_000_000)] int AtMost = 1_000_000,
        [JobParameter("Vetëm numëro", "Samo prebroj", "Only count")] bool OnlyCount = false);
}
