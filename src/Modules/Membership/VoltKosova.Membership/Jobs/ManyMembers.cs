using System.Globalization;
using Npgsql;
using VoltKosova.EventStore;
using VoltKosova.Jobs;
using VoltKosova.Kernel;
using VoltKosova.Membership.Domain;
using VoltKosova.Membership.Segments;
using VoltKosova.Membership.Views;
using VoltKosova.Postgres;
using VoltKosova.Web;

namespace VoltKosova.Membership.Jobs;

/// <summary>The members to whom staff do one thing at once: of a chapter, of a kind, from before a day, of a segment.</summary>
internal sealed class ManyMembers(Databases databases, SegmentBook segments)
{
    /// <summary>Those whose membership goes on and who are meant, by their ids.</summary>
    /// <exception cref="JobFailedException">There is no such segment.</exception>
    public async Task<IReadOnlyList<One>> Chosen(IChoiceOfMembers choice, CancellationToken cancellation)
    {
        var meant = choice.Segment is { } segment
            ? await segments.Conditions(segment, holds: _ => true, cancellation)
                ?? throw new JobFailedException("no-such-segment", "There is no such segment.")
            : [];
        await using var find = databases.For(MembershipStreams.Module).CreateCommand();
        find.Parameters.Add(TextOrNull(choice.Chapter?.ToString()));
        find.Parameters.Add(TextOrNull(choice.Kind.Name()));
        find.Parameters.Add(TextOrNull(choice.JoinedBefore?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));
        find.Parameters.Add(new NpgsqlParameter<int> { TypedValue = choice.AtMost });
        find.CommandText =
            $"""
            SELECT id, data ->> 'kind', (data ->> 'chapter_id')::uuid FROM mt_doc_member_card
            WHERE data ->> 'ended_on' IS NULL AND ($1::text IS NULL OR data ->> 'chapter_id' = $1::text)
              AND ($2::text IS NULL OR data ->> 'kind' = $2::text) AND ($3::text IS NULL OR data ->> 'joined_on' < $3::text)
              AND {ListMembers.List.Sql(meant, find.Parameters)}
            ORDER BY id LIMIT $4
            """;
        find.CommandTimeout = 0;
        await using var reader = await find.ExecuteReaderAsync(cancellation);
        var chosen = new List<One>();
        while (await reader.ReadAsync(cancellation))
            chosen.Add(new One(reader.GetGuid(0), reader.GetString(1), reader.GetGuid(2)));
        return chosen;
    }

    /// <summary>Does it to one after the other; to how many it was done, and to how many it could not be.</summary>
    public static async Task<(int Done, int Refused)> Each(JobRun run, IReadOnlyList<Guid> due, LocalText step, Func<Guid, Task<bool>> act)
    {
        var (done, refused) = (0, 0);
        foreach (var one in due)
        {
            await run.Report(done + refused, due.Count, step);
            if (await act(one))
                done++;
            else
                refused++;
        }

        await run.Report(due.Count, due.Count);
        return (done, refused);
    }

    private static NpgsqlParameter TextOrNull(string? text) => new() { Value = (object?)text ?? DBNull.Value, DataTypeName = "text" };

    /// <summary>A member as far as a choice goes.</summary>
    /// <param name="Kind">As it is stored.</param>
    internal sealed record One(Guid MemberId, string Kind, Guid ChapterId);
}

/// <summary>What members of a job's choice have in common.</summary>
internal interface IChoiceOfMembers
{
    Guid? Chapter { get; }

    ManyKind Kind { get; }

    /// <summary>The first day of those who are not meant any more.</summary>
    DateOnly? JoinedBefore { get; }

    Guid? Segment { get; }

    /// <summary>How many of them, in the order of their ids.</summary>
    int AtMost { get; }
}

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

/// <summary>The kinds as the domain knows them.</summary>
internal static class ManyKinds
{
    /// <summary>As it is stored; null for whichever.</summary>
    public static string? Name(this ManyKind kind) => kind is ManyKind.Any ? null : StoredJson.NameOf(kind.Kind());

    public static MembershipKind Kind(this ManyKind kind) => kind switch
    {
        ManyKind.Member => MembershipKind.Member,
        ManyKind.SupportingMember => MembershipKind.SupportingMember,
        ManyKind.Youth => MembershipKind.Youth,
        ManyKind.Honorary => MembershipKind.Honorary,
        _ => throw new System.Diagnostics.UnreachableException(kind.ToString()),
    };
}
