using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.Web;

namespace VoltKosova.PrivacyDesk.Features;

/// <summary>Staff have somebody forgotten who asked for it in another way, or who has no account.</summary>
internal static class ErasePerson
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("erasures", (Whom body, IMediator mediator, CancellationToken cancellation) =>
            mediator.Send(new Request(body), cancellation))
        .WithName(nameof(ErasePerson))
        .WithSummary("Have a person forgotten by all parts of the system: at once, or once no legal hold is in the way.")
        .Answers<ErasureShown>(StatusCodes.Status200OK);

    /// <param name="PersonId">The person, whose id is the same in every module.</param>
    internal sealed record Whom(Guid PersonId);

    internal sealed record Request(Whom Body) : IRequest<Answer>, IForStaff, IDangerous
    {
        public static Right Right => PrivacyRights.Erase;
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(request => request.Body.PersonId).NotEmpty();
    }

    internal sealed class Handler(Asking asking, Caller caller) : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken) =>
            (await caller.Scope(PrivacyRights.Erase, cancellationToken)).Everywhere
                ? await asking.ToForget(request.Body.PersonId, onOwnWish: false, cancellationToken)
                : new OutsideOwnScope();
    }
}
