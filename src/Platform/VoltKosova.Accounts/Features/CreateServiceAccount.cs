using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.Web;

namespace VoltKosova.Accounts.Features;

/// <summary>
/// A machine of a chapter gets rights of its own and a key. It belongs to the chapter: it goes on when whoever made it has left.
/// </summary>
internal static class CreateServiceAccount
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost(
            "service-accounts",
            (Request request, IMediator mediator, CancellationToken cancellation) => mediator.Send(request, cancellation))
        .WithName(nameof(CreateServiceAccount))
        .WithSummary("Make a service account of a chapter. Its key is shown once; it is sent as a bearer token.")
        .Answers<Receipt>(StatusCodes.Status201Created)
        .Sensitive();

    /// <param name="ChapterId">Whose it is; its rights hold in this chapter and below it.</param>
    /// <param name="Name">What it is for, as lists and the audit show it: "website".</param>
    /// <param name="Rights">Names of rights, each one that the caller has in the chapter.</param>
    internal sealed record Request(Guid ChapterId, string Name, IReadOnlyList<string> Rights) : IRequest<Answer>, IForStaff, IDangerous
    {
        public static Right Right => AccountRights.Manage;
    }

    /// <param name="Key">Keep it, it cannot be read again.</param>
    internal sealed record Receipt(Guid ServiceAccountId, string Key);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(request => request.Name).NotNull();
            RuleFor(request => request.Name).IsName();
            RuleFor(request => request.Rights).NotEmpty();
            RuleFor(request => request.Rights.Count).LessThanOrEqualTo(100).OverridePropertyName(nameof(Request.Rights));
            RuleForEach(request => request.Rights).NotEmpty().MaximumLength(100);
        }
    }

    internal sealed class Handler(Caller caller, ServiceAccountTable accounts, IEnumerable<Right> rights) : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken)
        {
            var scope = await caller.Scope(AccountRights.Manage, cancellationToken);
            if (!scope.Holds(request.ChapterId))
                return new OutsideOwnScope();
            string[] names = [.. request.Rights.Distinct().Order(StringComparer.Ordinal)];
            if (await caller.RefuseToGive(names, request.ChapterId, rights, cancellationToken) is { } no)
                return no;
            var (id, key) = await accounts.Create(
                request.ChapterId, request.Name.Trim(), names, caller.AccountId!.Value, cancellationToken);
            return Answer.Created($"/api/v1/access/service-accounts/{id}", new Receipt(id, key));
        }
    }
}
