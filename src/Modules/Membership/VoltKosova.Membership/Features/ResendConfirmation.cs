using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Npgsql;
using VoltKosova.EventStore;
using VoltKosova.Mail;
using VoltKosova.Membership.Domain.Applications;
using VoltKosova.Membership.Reactions;
using VoltKosova.Postgres;
using VoltKosova.Privacy;
using VoltKosova.Web;

namespace VoltKosova.Membership.Features;

/// <summary>
/// Sends the mail that asks to confirm an address once more. The answer is the same whether there is such an application or not, and one
/// address gets no more than one mail in ten minutes.
/// </summary>
internal static class ResendConfirmation
{
    private static readonly TimeSpan _pause = TimeSpan.FromMinutes(10);

    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("applications/confirmation-mails", (Request request, IMediator mediator, CancellationToken cancellation) =>
            mediator.Send(request, cancellation))
        .WithName(nameof(ResendConfirmation))
        .WithSummary("Ask for the mail that confirms the address of an application once more. The answer tells nothing about anybody.")
        .Sensitive()
        .Answers(StatusCodes.Status204NoContent);

    internal sealed record Request(string Email) : IRequest<Answer>, IForPublic;

    /// <summary>When an address was last asked about.</summary>
    internal sealed record Resent(DateTimeOffset At);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() =>
            RuleFor(request => request.Email).Must(text => EmailAddress.TryParse(text, out _)).WithErrorCode("email-not-valid");
    }

    internal sealed class Handler(
        Store<MembershipStreams> store, Databases databases, BlindIndex index, ConfirmationMail mail) : IRequestHandler<Request, Answer>
    {
        public Task<Answer> Handle(Request request, CancellationToken cancellationToken) => store.Write<Answer>(
            async writing =>
            {
                var email = EmailAddress.Parse(request.Email);
                var address = index.OfEmail("membership.resent-confirmation", email);
                var last = await writing.Row<Resent>(MembershipStreams.ResentConfirmations, address);
                var waiting = await Unconfirmed(email, writing.Cancellation);
                if (last?.At + _pause > writing.Now)
                    return Answer.NoContent();
                writing.Put(MembershipStreams.ResentConfirmations, address, new Resent(writing.Now));
                if (waiting is { } id
                    && (await writing.Load(MembershipStreams.Applications, id)).State is Application.Unconfirmed { Form: var form }
                    && form.ConfirmBy >= writing.Now)
                    writing.QueueMail(mail.Asking(form, email));
                return Answer.NoContent();
            },
            cancellationToken);

        private async Task<Guid?> Unconfirmed(EmailAddress email, CancellationToken cancellation)
        {
            await using var find = databases.For(MembershipStreams.Module).CreateCommand(
                """
                SELECT id FROM mt_doc_application WHERE data ->> 'state' = 'unconfirmed' AND data ->> 'email' = $1
                ORDER BY data ->> 'confirm_by' DESC LIMIT 1
                """);
            find.Parameters.Add(new NpgsqlParameter<string> { TypedValue = email.Canonical });
            return await find.ExecuteScalarAsync(cancellation) as Guid?;
        }
    }
}
