using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Web;

namespace VoltKosova.Accounts.Features;

/// <summary>Somebody has forgotten a password. The request is only written down: whether the address is known is looked up afterwards, so
/// that neither the answer nor its time tells.</summary>
internal static class AskPasswordReset
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("password-resets", (Request request, IMediator mediator, CancellationToken cancellation) =>
            mediator.Send(request, cancellation))
        .WithName(nameof(AskPasswordReset))
        .WithSummary("Ask for a mail with a link that sets a new password. The answer is the same whether the e-mail is known or not.")
        .Answers(StatusCodes.Status202Accepted)
        .Sensitive();

    internal sealed record Request(string Email) : IRequest<Answer>, IForPublic;

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(request => request.Email).IsEmail();
    }

    internal sealed class Handler(Notices notices) : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken)
        {
            await notices.Write(NoticeKind.PasswordReset, CanonicalEmail.Of(request.Email)!, cancellationToken);
            return Answer.Accepted();
        }
    }
}
