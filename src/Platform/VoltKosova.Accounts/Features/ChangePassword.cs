using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using VoltKosova.Access;
using VoltKosova.Web;

namespace VoltKosova.Accounts.Features;

/// <summary>
/// My password. A stolen token is not enough: it asks for the present one. All other sessions end, because whoever changes a password may
/// do so for fear that somebody else knows it.
/// </summary>
internal static class ChangePassword
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("password", (Request request, IMediator mediator, CancellationToken cancellation) => mediator.Send(request, cancellation))
        .WithName(nameof(ChangePassword))
        .WithSummary("Change one's own password. All other sessions end.")
        .Answers(StatusCodes.Status204NoContent)
        .Sensitive();

    /// <param name="Totp">The authenticator's code, where the account has one.</param>
    internal sealed record Request(string CurrentPassword, string NewPassword, string? Totp = null) : IRequest<Answer>, IForSignedIn;

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(request => request.CurrentPassword).NotEmpty().IsSecret();
            RuleFor(request => request.NewPassword).NotEmpty().IsSecret();
            RuleFor(request => request.Totp).IsSecret();
        }
    }

    internal sealed class Handler(
        AccountBook accounts,
        AccountsContext context,
        UserManager<Account> manager,
        Credentials credentials,
        Caller caller,
        Notices notices,
        TimeProvider clock)
        : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken)
        {
            var me = await manager.FindOwn(caller);
            // First, so that a poor choice costs neither a try nor a code.
            if (PasswordRules.Judge(request.NewPassword, me) is { } poor)
                return poor;
            var (_, no) = await credentials.Check(me.Email, request.CurrentPassword, request.Totp, cancellationToken);
            return no is null
                ? await accounts.InOneTransaction(() => Change(request.NewPassword, cancellationToken), cancellationToken)
                : no is TotpRequired ? no : new PasswordRefused();
        }

        private async Task<Answer> Change(string password, CancellationToken cancellation)
        {
            var me = await manager.FindOwn(caller);
            (await manager.RemovePasswordAsync(me)).MustSucceed();
            (await manager.AddPasswordAsync(me, password)).MustSucceed();
            await context.Database.ExecuteSqlAsync(
                $"""
                UPDATE session SET ended_at = {clock.GetUtcNow()}
                WHERE account_id = {me.Id} AND id <> {caller.SessionId!.Value} AND ended_at IS NULL
                """,
                cancellation);
            await notices.Write(context, NoticeKind.PasswordSet, me.Id, cancellation);
            return Answer.NoContent();
        }
    }
}
