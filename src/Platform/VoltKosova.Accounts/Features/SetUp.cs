using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using VoltKosova.Access;
using VoltKosova.Kernel;
using VoltKosova.Privacy;
using VoltKosova.Web;

namespace VoltKosova.Accounts.Features;

/// <summary>The first administrator, once, with the code that the host printed. The code is judged before the password is.</summary>
internal static class SetUp
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("setup", (Request request, IMediator mediator, CancellationToken cancellation) => mediator.Send(request, cancellation))
        .WithName(nameof(SetUp))
        .WithSummary("Make the first administrator, with the code that the host printed.")
        .Answers<Body>(StatusCodes.Status201Created)
        .Sensitive();

    internal sealed record Request(string Code, string Email, string Password, string GivenName, string FamilyName)
        : IRequest<Answer>, IForPublic;

    internal sealed record Body(Guid AccountId);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(request => request.Code).IsSecret();
            RuleFor(request => request.Email).IsEmail();
            RuleFor(request => request.Password).IsSecret();
            RuleFor(request => request.GivenName).IsName();
            RuleFor(request => request.FamilyName).IsName();
        }
    }

    internal sealed class Handler(AccountBook accounts, AccountsContext context) : IRequestHandler<Request, Answer>
    {
        public Task<Answer> Handle(Request request, CancellationToken cancellationToken) => accounts.InOneTransaction<Answer>(
            async () =>
            {
                var hash = Secret.HashTyped(request.Code);
                if (await context.Database.ExecuteSqlAsync($"DELETE FROM setup_code WHERE code_hash = {hash}", cancellationToken) == 0)
                    return new SetupCodeRefused();
                if (PasswordRules.Judge(request.Password, request.Email, request.GivenName, request.FamilyName) is { } no)
                    return no;
                var email = EmailAddress.Parse(request.Email);
                var account = await accounts.Make(null, email, Language.Sq, request.GivenName, request.FamilyName, request.Password);
                await accounts.Give(account.Id, new Grant(Role.Administrator, null), account.Id, cancellationToken);
                return Answer.Created("/api/v1/access/me", new Body(account.Id));
            },
            cancellationToken);
    }
}
