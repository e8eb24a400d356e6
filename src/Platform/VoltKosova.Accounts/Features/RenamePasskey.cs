using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.Web;

namespace VoltKosova.Accounts.Features;

/// <summary>Another name for one of my passkeys.</summary>
internal static class RenamePasskey
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapPut(
            "me/passkeys/{id:guid}/name",
            (Guid id, Form body, IMediator mediator, CancellationToken cancellation) =>
                mediator.Send(new Request(id, body.Name), cancellation))
        .WithName(nameof(RenamePasskey))
        .WithSummary("Rename one of one's own passkeys.")
        .Answers(StatusCodes.Status204NoContent);

    internal sealed record Form(string Name);

    internal sealed record Request(Guid Id, string Name) : IRequest<Answer>, IForSignedIn;

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(request => request.Name).NotNull();
            RuleFor(request => request.Name).IsName();
        }
    }

    internal sealed class Handler(Caller caller, PasskeyTable passkeys) : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken) =>
            await passkeys.Rename(caller.AccountId!.Value, request.Id, request.Name.Trim(), cancellationToken)
                ? Answer.NoContent()
                : new PasskeyNotFound();
    }
}
