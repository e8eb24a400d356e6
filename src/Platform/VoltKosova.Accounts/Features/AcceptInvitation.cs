using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using VoltKosova.Web;

namespace VoltKosova.Accounts.Features;

/// <summary>The holder of a new account sets the password, once; all invitations of the account are used up by it.</summary>
internal static class AcceptInvitation
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost(
            "invitations/acceptance",
            (Request request, IMediator mediator, CancellationToken cancellation) => mediator.Send(request, cancellation))
        .WithName(nameof(AcceptInvitation))
        .WithSummary("Set the password of a new account, with the token of its invitation.")
        .Answers(StatusCodes.Status204NoContent)
        .Sensitive();

    internal sealed record Request(string Token, string Password) : IRequest<Answer>, IForPublic;

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(request => request.Token).NotEmpty().IsSecret();
            RuleFor(request => request.Password).NotEmpty().IsSecret();
        }
    }

    internal sealed class Handler(AccountBook accounts, AccountsContext context, UserManager<Account> manager, TimeProvider clock)
        : IRequestHandler<Request, Answer>
    {
        public Task<Answer> Handle(Request request, CancellationToken cancellationToken) => accounts.InOneTransaction<Answer>(
            async () =>
            {
                if (await UseUp(request.Token, cancellationToken) is not { PasswordHash: null } account)
                    return new InvitationRefused();
                if (PasswordRules.Judge(request.Password, account) is { } no)
                    return no;
                account.EmailConfirmed = true;
                (await manager.AddPasswordAsync(account, request.Password)).MustSucceed();
                await context.Database.ExecuteSqlAsync($"DELETE FROM invitation WHERE account_id = {account.Id}", cancellationToken);
                return Answer.NoContent();
            },
            cancellationToken);

        private async Task<Account?> UseUp(string token, CancellationToken cancellation)
        {
            var (hash, now) = (Secret.Hash(token), clock.GetUtcNow());
            var invited = await context.Database
                .SqlQuery<Guid>(
                    $"""DELETE FROM invitation WHERE token_hash = {hash} AND expires_at > {now} RETURNING account_id AS "Value" """)
                .ToListAsync(cancellation);
            return invited is [var id] ? await manager.FindByIdAsync(id.ToString()) : null;
        }
    }
}
