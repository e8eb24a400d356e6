using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.Chapters.Domain.Posts;
using VoltKosova.EventStore;
using VoltKosova.Web;

namespace VoltKosova.Chapters.Features;

/// <summary>Gives a member a seat of a post.</summary>
internal static class AppointHolder
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost(
            "posts/{id:guid}/mandates",
            (Guid id, AppointmentBody body, IMediator mediator, CancellationToken cancellation) =>
                mediator.Send(new Request(id, body), cancellation))
        .WithName(nameof(AppointHolder))
        .WithSummary("Give a member a seat of a post: elected, appointed or in the interim.")
        .Answers<Body>(StatusCodes.Status201Created);

    internal sealed record Request(Guid PostId, AppointmentBody Body) : IRequest<Answer>, IForStaff
    {
        public static Right Right => ChaptersRights.Manage;
    }

    /// <summary>The mandate.</summary>
    /// <param name="Pair">What the rule of pairs found; a gender that was not declared counts for none.</param>
    internal sealed record Body(Guid MandateId, int Seat, DateOnly Until, PairFinding Pair);

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
                    if (post is null)
                        return no!;
                    var mandate = post.Mandates.Single(one => one.MandateId == id);
                    return Answer.Created(
                        $"/api/v1/chapters/mandates?filter[id][eq]={id}",
                        new Body(id, mandate.Seat, mandate.LastDay, PairRule.Of(post, id)));
                },
                cancellationToken);
        }
    }
}
