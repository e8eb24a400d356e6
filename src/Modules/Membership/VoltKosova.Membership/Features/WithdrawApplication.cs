using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.EventStore;
using VoltKosova.Membership.Domain.Applications;
using VoltKosova.Privacy;
using VoltKosova.Web;

namespace VoltKosova.Membership.Features;

/// <summary>The applicant takes the application back, until there is a decision. The address is free again.</summary>
internal static class WithdrawApplication
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("confirmations/{token}/withdrawal", (string token, IMediator mediator, CancellationToken cancellation) =>
            mediator.Send(new Request(token), cancellation))
        .WithName(nameof(WithdrawApplication))
        .WithSummary("Take one's own application back. Asking again changes nothing.")
        .Answers(StatusCodes.Status204NoContent);

    internal sealed record Request(string Token) : IRequest<Answer>, IForPublic;

    internal sealed class Handler(Store<MembershipStreams> store, LinkTokens tokens, BlindIndex index) : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken)
        {
            if (!Confirmation.TryRead(tokens, request.Token, out var id, out var unknown))
                return unknown;
            return await store.Write<Answer>(
                async writing =>
                {
                    var application = await writing.Load(MembershipStreams.Applications, id);
                    if (await writing.Decide(MembershipStreams.Applications, id, new ApplicationCommand.Withdraw(writing.Now)) is { } no)
                        return no;
                    if (application.State is Application.TakenBack { Form: { Email: { } email } form })
                        await Confirmation.FreeAddress(writing, index, id, email, form.LegalEntity);
                    return Answer.NoContent();
                },
                cancellationToken);
        }
    }
}
