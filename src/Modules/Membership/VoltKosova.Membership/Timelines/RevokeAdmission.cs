using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.EventStore;
using VoltKosova.Kernel;
using VoltKosova.Membership.Domain.Members;
using VoltKosova.Membership.Features;
using VoltKosova.Privacy;
using VoltKosova.Web;

namespace VoltKosova.Membership.Timelines;

/// <summary>Within the provisional period an admission can be taken back, with reasons. The address is free to apply again.</summary>
internal static class RevokeAdmission
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost(
            "members/{id:guid}/revocation",
            (Guid id, Terms body, IfMatch ifMatch, IMediator mediator, CancellationToken cancellation) =>
                mediator.Send(new Request(id, body, ifMatch.Version), cancellation))
        .WithName(nameof(RevokeAdmission))
        .WithSummary("Revoke an admission within the provisional period, with reasons.")
        .Answers(StatusCodes.Status204NoContent);

    /// <summary>Why.</summary>
    /// <param name="Note">The reasons, for officers.</param>
    /// <param name="ToldReason">The reason that the member is told by mail and reads; left out, they are told without one.</param>
    internal sealed record Terms(string Note, string? ToldReason = null);

    internal sealed record Request(Guid Id, Terms Body, long IfVersion) : IRequest<Answer>, IForStaff
    {
        public static Right Right => MembershipRights.EndMemberships;
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(request => request.Body.Note).NotEmpty().MaximumLength(2000);
            RuleFor(request => request.Body.ToldReason).MaximumLength(2000);
        }
    }

    internal sealed class Handler(Store<MembershipStreams> store, Caller caller, BlindIndex index) : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken)
        {
            var scope = await caller.Scope(MembershipRights.EndMemberships, cancellationToken);
            return await store.Write<Answer>(
                async writing =>
                {
                    var member = await writing.Load(MembershipStreams.Members, request.Id);
                    if (member.State is not Member.Known known || !scope.Holds(known.ChapterId))
                        return new NoSuchMember();
                    var end = new MemberCommand.End(
                        MembershipEnd.Revoked, request.Body.Note.Trim(), Seat.DayOf(writing.Now), caller.AccountId!.Value, writing.Now,
                        ToldReason: request.Body.ToldReason?.Trim() ?? "");
                    return await writing.Decide(MembershipStreams.Members, request.Id, end, request.IfVersion) is { } no
                        ? no
                        : await EndMembership.Leave(writing, index, known, member.Version);
                },
                cancellationToken);
        }
    }
}
