using Npgsql;
using VoltKosova.Chapters.Contracts;
using VoltKosova.EventStore;
using VoltKosova.Jobs;
using VoltKosova.Kernel;
using VoltKosova.Membership.Domain.Members;
using VoltKosova.Postgres;

namespace VoltKosova.Membership.Jobs;

/// <summary>
/// Gives members to the chapter that holds their place now. Areas change, chapters are founded and closed; whoever is in another chapter by
/// own wish or by a decision of a board stays there.
/// </summary>
internal sealed class FollowAreas(
    Store<MembershipStreams> store, Databases databases, IChapterTerritories territories, TimeProvider clock)
    : IMassJob<FollowAreas.Parameters>
{
    private static readonly LocalText _moving = new("Po kalohen anëtarët", "Prelazak članova", "Moving members");
    private static readonly LocalText _found = new(
        "Duhen kaluar {0} anëtarë.",
        "Članova za prelazak: {0}.",
        "{0} members are to be moved.");
    private static readonly LocalText _moved = new("U kaluan {0} anëtarë.", "Premešteno članova: {0}.", "Moved {0} members.");

    public static JobDeclaration Declaration { get; } = new(
        "membership.follow-areas",
        new LocalText("Ndiq zonat e degëve", "Prati područja ogranaka", "Follow the areas of chapters"),
        new LocalText(
            "Ia jep anëtarët degës që tani e mban vendin e tyre, përveç atyre që janë diku tjetër me dëshirë ose me vendim.",
            "Predaje članove ogranku koji sada drži njihovo mesto, osim onih koji su drugde po svojoj želji ili po odluci.",
            "Gives members to the chapter that holds their place now, except those who are elsewhere by own wish or by a decision."),
        MembershipRights.ChangeMembers,
        "0 0 5 * * ?",
        TimeSpan.FromHours(1),
        JobRetry.Usual);

    public async Task Run(Parameters parameters, JobRun run, CancellationToken cancellation)
    {
        var due = await Due(parameters.AtMost, cancellation);
        run.Log(_found, due.Count);
        if (parameters.OnlyCount)
            return;
        for (var done = 0; done < due.Count; done++)
        {
            await run.Report(done, due.Count, _moving);
            await Move(due[done].Member, due[done].Chapter, cancellation);
        }

        await run.Report(due.Count, due.Count);
        run.Log(_moved, due.Count);
    }

    // Many members live in few places: a place is asked about once.
    private async Task<List<(Guid Member, Guid Chapter)>> Due(int atMost, CancellationToken cancellation)
    {
        var due = new List<(Guid, Guid)>();
        foreach (var (country, municipality, locality) in await Places(cancellation))
        {
            if (due.Count < atMost && await territories.LowestHolding(country, municipality, locality, cancellation) is { } chapter)
                due.AddRange((await Elsewhere(country, municipality, locality, chapter, atMost - due.Count, cancellation))
                    .Select(member => (member, chapter)));
        }

        return due;
    }

    private async Task<List<(string Country, string? Municipality, string? Locality)>> Places(CancellationToken cancellation)
    {
        await using var find = databases.For(MembershipStreams.Module).CreateCommand(
            """
            SELECT DISTINCT data ->> 'country', data ->> 'municipality', data ->> 'locality' FROM mt_doc_member_card
            WHERE data ->> 'ended_on' IS NULL AND data ->> 'country' IS NOT NULL ORDER BY 1, 2, 3
            """);
        find.CommandTimeout = 0;
        await using var reader = await find.ExecuteReaderAsync(cancellation);
        var places = new List<(string, string?, string?)>();
        while (await reader.ReadAsync(cancellation))
            places.Add((reader.GetString(0), Text(reader, 1), Text(reader, 2)));
        return places;
    }

    private async Task<List<Guid>> Elsewhere(
        string country, string? municipality, string? locality, Guid chapter, int atMost, CancellationToken cancellation)
    {
        await using var find = databases.For(MembershipStreams.Module).CreateCommand(
            """
            SELECT id FROM mt_doc_member_card
            WHERE data ->> 'ended_on' IS NULL AND data ->> 'country' = $1
              AND data ->> 'municipality' IS NOT DISTINCT FROM $2::text AND data ->> 'locality' IS NOT DISTINCT FROM $3::text
              AND data ->> 'chapter_id' <> $4 AND coalesce(data ->> 'in_chapter_for', '') NOT IN ('own_wish', 'board')
            ORDER BY id LIMIT $5
            """);
        find.Parameters.Add(new NpgsqlParameter<string> { TypedValue = country });
        find.Parameters.Add(new NpgsqlParameter { Value = (object?)municipality ?? DBNull.Value, DataTypeName = "text" });
        find.Parameters.Add(new NpgsqlParameter { Value = (object?)locality ?? DBNull.Value, DataTypeName = "text" });
        find.Parameters.Add(new NpgsqlParameter<string> { TypedValue = chapter.ToString() });
        find.Parameters.Add(new NpgsqlParameter<int> { TypedValue = atMost });
        await using var reader = await find.ExecuteReaderAsync(cancellation);
        var members = new List<Guid>();
        while (await reader.ReadAsync(cancellation))
            members.Add(reader.GetGuid(0));
        return members;
    }

    private Task<bool> Move(Guid member, Guid chapter, CancellationToken cancellation) => store.Write(
        async writing =>
        {
            var today = Seat.DayOf(clock.GetUtcNow());
            return await writing.Decide(MembershipStreams.Members, member, new MemberCommand.ChangeChapter(
                chapter, ChapterTrigger.AreaChanged, today, null, today, Guid.Empty, writing.Now)) is null;
        },
        cancellation);

    private static string? Text(NpgsqlDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);

    /// <summary>What staff choose.</summary>
    internal sealed record Parameters(
        [JobParameter("Më së shumti", "Najviše", "At most", Min = 1, Max = 1_000_000)] int AtMost = 100_000,
        [JobParameter("Vetëm numëro", "Samo prebroj", "Only count")] bool OnlyCount = false);
}
