using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Npgsql;
using VoltKosova.Chapters.Domain.Chapters;
using VoltKosova.Chapters.Domain.Posts;
using VoltKosova.EventStore;
using VoltKosova.Kernel;
using VoltKosova.Postgres;
using VoltKosova.Web;

namespace VoltKosova.Chapters.Views;

/// <summary>
/// Who held what on a day, for everybody. It asks about the days on which mandates hold, as known today, and not about what was written
/// down by then: an end that was entered late, or a mistake that was mended, is right for every day.
/// </summary>
internal static class ReadRegisterOfMandates
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet(
            "chapters/{id:guid}/mandates",
            (Guid id, [FromQuery(Name = "as_of")] DateOnly? asOf, MinPosition? atLeast, IMediator mediator,
                CancellationToken cancellation) => mediator.Send(new Request(id, asOf, atLeast?.Position), cancellation))
        .WithName(nameof(ReadRegisterOfMandates))
        .WithSummary("Read who holds, or held on a day, the posts of a chapter. Names are those of holders who agreed to stand here.")
        .Answers<Body>(StatusCodes.Status200OK);

    internal sealed record Request(Guid ChapterId, DateOnly? AsOf, LogPosition? AtLeast) : IRequest<Answer>, IForPublic;

    /// <summary>The register on a day.</summary>
    internal sealed record Body(Guid ChapterId, DateOnly AsOf, IReadOnlyList<Entry> Mandates);

    /// <summary>A seat and its holder.</summary>
    /// <param name="Name">Null when it is withheld.</param>
    /// <param name="NameWithheld">The holder did not agree to stand here by name, or has been erased.</param>
    /// <param name="Until">The last day on which it is or was held.</param>
    internal sealed record Entry(
        Guid PostId, PostKind Kind, LocalText Title, int Seat, string? Name, bool NameWithheld, DateOnly From, DateOnly Until,
        MandateBasis Basis);

    internal sealed class Handler(Store<ChaptersStreams> store, ISharedViews views, Databases databases, TimeProvider clock)
        : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken)
        {
            await views.UntilReadable(ChaptersStreams.Module, MandateRow.Table, request.AtLeast, cancellationToken);
            var day = request.AsOf ?? Seat.DayOf(clock.GetUtcNow());
            return await store.Row<ChapterRow>(ChapterRow.Table, request.ChapterId, cancellationToken) is null
                ? new NoSuchChapter()
                : Answer.Ok(new Body(request.ChapterId, day, await On(request.ChapterId, day, cancellationToken)));
        }

        private async Task<List<Entry>> On(Guid chapter, DateOnly day, CancellationToken cancellation)
        {
            await using var find = databases.For(ChaptersStreams.Module).CreateCommand(
                """
                SELECT mandate.data, post.data FROM mt_doc_mandate AS mandate
                JOIN mt_doc_post AS post ON post.id = (mandate.data ->> 'post_id')::uuid
                WHERE mandate.data ->> 'chapter_id' = $1 AND mandate.data ->> 'from' <= $2 AND mandate.data ->> 'held_until' >= $2
                ORDER BY post.data ->> 'established_on', post.id, (mandate.data ->> 'seat')::int
                """);
            find.Parameters.Add(new NpgsqlParameter<string> { TypedValue = chapter.ToString() });
            find.Parameters.Add(new NpgsqlParameter<string> { TypedValue = day.ToString("O", null) });
            await using var reader = await find.ExecuteReaderAsync(cancellation);
            var entries = new List<Entry>();
            while (await reader.ReadAsync(cancellation))
            {
                var mandate = StoredJson.Read<MandateRow>(reader.GetString(0));
                var rules = StoredJson.Read<PostRow>(reader.GetString(1)).Rules;
                entries.Add(new Entry(
                    mandate.PostId, mandate.Kind, rules.Title, mandate.Seat, mandate.PublicName, mandate.PublicName is null, mandate.From,
                    mandate.HeldUntil, mandate.Basis));
            }

            return entries;
        }
    }
}
