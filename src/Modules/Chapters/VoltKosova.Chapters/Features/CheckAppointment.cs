using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.Chapters.Domain.Posts;
using VoltKosova.EventStore;
using VoltKosova.Kernel;
using VoltKosova.Web;

namespace VoltKosova.Chapters.Features;

/// <summary>What would happen if somebody got a seat: the same decision, and nothing of it is written.</summary>
internal static class CheckAppointment
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost(
            "posts/{id:guid}/mandates/check",
            (Guid id, AppointmentBody body, IMediator mediator, CancellationToken cancellation) =>
                mediator.Send(new Request(id, body), cancellation))
        .WithName(nameof(CheckAppointment))
        .WithSummary("Ask whether a member could get a seat of a post. Nothing is changed.")
        .Answers<Body>(StatusCodes.Status200OK);

    internal sealed record Request(Guid PostId, AppointmentBody Body) : IRequest<Answer>, IForStaff
    {
        public static Right Right => ChaptersRights.Manage;
    }

    /// <summary>The answer.</summary>
    /// <param name="Code">The code of the "no"; null when it is possible.</param>
    /// <param name="Seat">The seat it would be.</param>
    /// <param name="Until">The last day it would be.</param>
    /// <param name="Pair">What the rule of pairs would find.</param>
    internal sealed record Body(bool Possible, string? Code, int? Seat, DateOnly? Until, PairFinding? Pair);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(request => request.Body).SetValidator(new AppointmentValidator());
    }

    internal sealed class Handler(Store<ChaptersStreams> store, Caller caller) : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken)
        {
            var scope = await caller.Scope(ChaptersRights.Manage, cancellationToken);
            return await store.Write<Answer>(
                async writing =>
                {
                    var id = writing.NewId();
                    var (post, no) = await Appointing.Appoint(
                        writing, scope, request.PostId, request.Body, id, caller.AccountId!.Value);

                    // Whatever was decided, an act that was rejected writes nothing.
                    writing.Reject(new OnlyAsked());
                    return post is not null ? Answer.Ok(Possible(post, id))
                        : no!.Kind is RejectionKind.NotFound or RejectionKind.Forbidden ? no
                        : Answer.Ok(new Body(false, no.Code, null, null, null));
                },
                cancellationToken);
        }

        private static Body Possible(Post.Standing post, Guid id)
        {
            var mandate = post.Mandates.Single(one => one.MandateId == id);
            return new Body(true, null, mandate.Seat, mandate.LastDay, PairRule.Of(post, id));
        }
    }
}

internal sealed record OnlyAsked() : Rejection("It was only asked.");
