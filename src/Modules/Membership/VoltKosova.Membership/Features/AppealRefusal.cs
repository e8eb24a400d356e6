using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Chapters.Contracts;
using VoltKosova.EventStore;
using VoltKosova.Kernel;
using VoltKosova.Membership.Domain.Applications;
using VoltKosova.Policy;
using VoltKosova.Privacy;
using VoltKosova.Web;

namespace VoltKosova.Membership.Features;

/// <summary>
/// The applicant asks another body: the board of the level above, or of the movement itself somebody who has not decided before.
/// </summary>
internal static class AppealRefusal
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost(
            "confirmations/{token}/appeal",
            (string token, Appeal body, IMediator mediator, CancellationToken cancellation) =>
                mediator.Send(new Request(token, body.Grounds), cancellation))
        .WithName(nameof(AppealRefusal))
        .WithSummary("Appeal against the refusal of one's own application, with reasons, within the days that the mail names.")
        .Answers<Body>();

    /// <param name="Grounds">What speaks against the refusal.</param>
    internal sealed record Appeal(string Grounds);

    internal sealed record Request(string Token, string Grounds) : IRequest<Answer>, IForPublic;

    /// <param name="DecideBy">The day by which the other body decides.</param>
    internal sealed record Body(DateOnly DecideBy);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(request => request.Grounds).NotEmpty().MaximumLength(4000);
    }

    internal sealed class Handler(
        Store<MembershipStreams> store, IChapterTerritories chapters, LinkTokens tokens, PolicyBook policy)
        : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken)
        {
            if (!Confirmation.TryRead(tokens, request.Token, out var id, out var unknown))
                return unknown;
            return await store.Write<Answer>(
                async writing =>
                {
                    var application = await writing.Load(MembershipStreams.Applications, id);
                    var today = Seat.DayOf(writing.Now);
                    var decideBy = today.AddDays(await policy.Number(MembershipPolicy.AppealDecisionDays, today, writing.Cancellation));
                    var first = application.State.ChapterId ?? Guid.Empty;
                    var body = await chapters.Above(first, writing.Cancellation) ?? first;
                    return await writing.Decide(MembershipStreams.Applications, id, new ApplicationCommand.Appeal(
                        request.Grounds.Trim(), body, decideBy, writing.Now)) is { } no
                            ? no
                            : Answer.Ok(new Body(decideBy));
                },
                cancellationToken);
        }
    }
}
