using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.EventStore;
using VoltKosova.Kernel;
using VoltKosova.Membership.Domain.Integrity;
using VoltKosova.Policy;
using VoltKosova.Privacy;
using VoltKosova.Web;

namespace VoltKosova.Membership.Integrity;

/// <summary>Whoever complained answers, adds something, or asks the other body when the complaint was dismissed; by the code.</summary>
internal static class AddToComplaint
{
    internal static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("complaints/messages", (Message body, IMediator mediator, CancellationToken cancellation) =>
                mediator.Send(new Request(body.ReturnCode, body.Text, IsAppeal: false), cancellation))
            .WithName(nameof(AddToComplaint))
            .WithSummary("Answer the team or add something to one's own complaint, by the secret code.")
            .Answers(StatusCodes.Status204NoContent)
            .Sensitive();
        routes.MapPost("complaints/appeal", (Appeal body, IMediator mediator, CancellationToken cancellation) =>
                mediator.Send(new Request(body.ReturnCode, body.Grounds, IsAppeal: true), cancellation))
            .WithName("AppealDismissal")
            .WithSummary("Ask the other body when one's own complaint was dismissed, by the secret code, within the days that are told.")
            .Answers(StatusCodes.Status204NoContent)
            .Sensitive();
    }

    internal sealed record Message(string ReturnCode, string Text);

    /// <param name="Grounds">What speaks against the decision.</param>
    internal sealed record Appeal(string ReturnCode, string Grounds);

    internal sealed record Request(string ReturnCode, string Text, bool IsAppeal) : IRequest<Answer>, IForPublic;

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(request => request.ReturnCode).NotEmpty().MaximumLength(100);
            RuleFor(request => request.Text).NotEmpty().MaximumLength(20_000);
        }
    }

    internal sealed class Handler(Store<MembershipStreams> store, BlindIndex index, PolicyBook policy) : IRequestHandler<Request, Answer>
    {
        public Task<Answer> Handle(Request request, CancellationToken cancellationToken) => store.Write<Answer>(
            async writing =>
            {
                if (await writing.CaseOf(index, request.ReturnCode) is not { } id
                    || (await writing.Load(MembershipStreams.Cases, id)).State is not { IsGone: false } one)
                    return new NoSuchCase();
                return await PartySays(writing, policy, one, CaseParty.Complainant, request.Text, request.IsAppeal) is { } no
                    ? no
                    : Answer.NoContent();
            },
            cancellationToken);
    }

    /// <summary>A party writes to the team, or appeals.</summary>
    internal static async Task<Rejection?> PartySays(
        Writing writing, PolicyBook policy, IntegrityCase one, CaseParty party, string text, bool isAppeal)
    {
        var (filed, today) = (one.Complaint, Seat.DayOf(writing.Now));
        CaseEvent said = isAppeal
            ? new CaseEvent.Appealed(
                filed.CaseId,
                filed.PersonId,
                party,
                text.Trim(),
                today.AddDays(await policy.Number(IntegrityPolicy.AppealDecisionDays, today, writing.Cancellation)),
                writing.Now)
            : new CaseEvent.Written(filed.CaseId, filed.PersonId, writing.NewId(), party, text.Trim(), By: null, writing.Now);
        return await writing.Decide(MembershipStreams.Cases, filed.CaseId, new CaseCommand.Say(said));
    }
}
