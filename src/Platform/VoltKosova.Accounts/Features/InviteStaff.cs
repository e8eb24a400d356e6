using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.Kernel;
using VoltKosova.Privacy;
using VoltKosova.Web;

namespace VoltKosova.Accounts.Features;

/// <summary>
/// An account for somebody with roles in the caller's own chapters; the mail with the link goes to them, nothing secret comes back.
/// </summary>
internal static class InviteStaff
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("accounts", (Request request, IMediator mediator, CancellationToken cancellation) => mediator.Send(request, cancellation))
        .WithName(nameof(InviteStaff))
        .WithSummary("Invite somebody to a staff account with roles. Asking again sends the mail again.")
        .Answers<Body>(StatusCodes.Status201Created)
        .Sensitive();

    internal sealed record Request(
        string Email, Language Language, IReadOnlyList<Grant> Grants, string? GivenName = null, string? FamilyName = null)
        : IRequest<Answer>, IForStaff, IDangerous
    {
        public static Right Right => AccountRights.Manage;
    }

    internal sealed record Body(Guid AccountId);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(request => request.Email).IsEmail();
            RuleFor(request => request.Grants).NotEmpty();
            RuleFor(request => request.Grants.Count).LessThanOrEqualTo(100).OverridePropertyName(nameof(Request.Grants));
            RuleForEach(request => request.Grants).NotNull();
            RuleFor(request => request.GivenName).IsName();
            RuleFor(request => request.FamilyName).IsName();
        }
    }

    internal sealed class Handler(Caller caller, IAccounts accounts, ISendAccountMail mail) : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken)
        {
            var scope = await caller.Scope(AccountRights.Manage, cancellationToken);
            if (!request.Grants.All(grant => scope.Holds(grant.ChapterId)))
                return new OutsideOwnScope();
            var (email, language, grants, givenName, familyName) = request;
            var invitation = await accounts.Invite(
                new NewStaff(EmailAddress.Parse(email), language, givenName, familyName, grants, caller.AccountId), cancellationToken);
            if (invitation.Token is not null)
                await mail.Send(invitation, cancellationToken);
            return Answer.Created($"/api/v1/access/accounts/{invitation.AccountId}", new Body(invitation.AccountId));
        }
    }
}
