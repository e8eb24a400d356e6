using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.EventStore;
using VoltKosova.Membership.Domain.Peers;
using VoltKosova.Web;

namespace VoltKosova.Membership.Peers;

/// <summary>A member who has asked to go to another Volt chapter is not offered to it, with a reason that they are told.</summary>
internal static class RefuseTransfer
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost(
            "transfers/{id:guid}/refusal",
            (Guid id, Refusal body, IMediator mediator, CancellationToken cancellation) =>
                mediator.Send(new Request(id, body.Reason), cancellation))
        .WithName(nameof(RefuseTransfer))
        .WithSummary("Do not offer a member who has asked for it to another Volt chapter, with the reason.")
        .Answers(StatusCodes.Status204NoContent);

    /// <param name="Reason">What the member is told.</param>
    internal sealed record Refusal(string Reason);

    internal sealed record Request(Guid Id, string Reason) : IRequest<Answer>, IForStaff
    {
        public static Right Right => MembershipRights.ExchangeWithPeers;
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(request => request.Reason).NotEmpty().MaximumLength(2000);
    }

    internal sealed class Handler(Store<MembershipStreams> store, Caller caller) : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken)
        {
            var scope = await caller.Scope(MembershipRights.ExchangeWithPeers, cancellationToken);
            return await store.Write<Answer>(
                async writing =>
                {
                    var (row, member) = await TransferOffers.Find(writing, request.Id, scope);
                    if (row is null || member is null)
                        return new NoSuchTransfer();
                    if (caller.PersonId == member.Admission.PersonId)
                        return new OwnTransfer();
                    var refuse = new TransferCommand.Refuse(
                        row.Id, member.Admission.PersonId, request.Reason.Trim(), caller.AccountId!.Value, writing.Now);
                    if (await writing.Decide(MembershipStreams.Transfers, row.Id, refuse) is { } no)
                        return no;
                    await TransferOffers.Close(writing, row.MemberId!.Value, row.Id);
                    return Answer.NoContent();
                },
                cancellationToken);
        }
    }
}
