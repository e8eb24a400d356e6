using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.Web;

namespace VoltKosova.Accounts.Features;

/// <summary>An administrator says who an account's holder is at the provider outside. Mapped where there is one.</summary>
internal static class LinkExternalIdentity
{
    internal const string Route = "accounts/{id:guid}/external-identity";

    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapPut(Route, (Guid id, Form body, IMediator mediator, CancellationToken cancellation) =>
            mediator.Send(new Request(id, body.Subject), cancellation))
        .WithName(nameof(LinkExternalIdentity))
        .WithSummary("Say who the holder of an account is at the OpenID Connect provider.")
        .Answers(StatusCodes.Status204NoContent);

    /// <param name="Subject">The <c>sub</c> of the provider's tokens.</param>
    internal sealed record Form(string Subject);

    internal sealed record Request(Guid Id, string Subject) : IRequest<Answer>, IForStaff, IDangerous
    {
        public static Right Right => AccountRights.Manage;
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(request => request.Subject).NotEmpty().MaximumLength(255);
    }

    internal sealed class Handler(Caller caller, StaffTable staff, ExternalIdentityTable identities, ExternalProvider provider)
        : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken)
        {
            if (await staff.Refuse(await caller.Scope(AccountRights.Manage, cancellationToken), request.Id, cancellationToken) is { } no)
                return no;
            var (issuer, by) = (provider.Options!.Issuer, caller.AccountId!.Value);
            return await identities.Link(request.Id, issuer, request.Subject, by, cancellationToken)
                ? Answer.NoContent()
                : new IdentityIsAnothers();
        }
    }
}
