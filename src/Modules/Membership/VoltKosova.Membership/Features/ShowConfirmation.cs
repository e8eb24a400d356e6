using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.EventStore;
using VoltKosova.Membership.Domain.Applications;
using VoltKosova.Membership.Views;
using VoltKosova.Privacy;
using VoltKosova.Web;

namespace VoltKosova.Membership.Features;

/// <summary>What the link in the mail shows. It changes nothing, so that the scanners of mail providers confirm nothing.</summary>
internal static class ShowConfirmation
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("confirmations/{token}", (string token, IMediator mediator, CancellationToken cancellation) =>
            mediator.Send(new Request(token), cancellation))
        .WithName(nameof(ShowConfirmation))
        .WithSummary("Show what a confirmation link is about. Changes nothing; POST confirms.")
        .Answers<Body>(StatusCodes.Status200OK);

    internal sealed record Request(string Token) : IRequest<Answer>, IForPublic;

    /// <summary>Nothing about the person: links travel.</summary>
    internal sealed record Body(string State, DateTimeOffset ConfirmBy);

    internal sealed class Handler(Store<MembershipStreams> store, LinkTokens tokens) : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken)
        {
            if (!Confirmation.TryRead(tokens, request.Token, out var application, out var no))
                return no;
            return await store.Row<ApplicationRow>(ApplicationRow.Table, application, cancellationToken) is { } row
                ? Answer.Ok(new Body(row.State == ApplicationRow.Unconfirmed ? "unconfirmed" : "confirmed", row.ConfirmBy))
                : new NoSuchApplication();
        }
    }
}
