using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.EventStore;
using VoltKosova.Membership.Domain.Members;
using VoltKosova.Web;

namespace VoltKosova.Membership.Views;

/// <summary>One member, for those who may see the members of the chapter; for all others there is none.</summary>
internal static class GetMember
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("members/{id:guid}", (Guid id, IMediator mediator, CancellationToken cancellation) =>
            mediator.Send(new Request(id), cancellation))
        .WithName(nameof(GetMember))
        .WithSummary("Read the card of a member of one's own chapters, with what stands on no list.")
        .Answers<Body>(StatusCodes.Status200OK);

    internal sealed record Request(Guid Id) : IRequest<Answer>, IForStaff
    {
        public static Right Right => MembershipRights.SeeMembers;
    }

    /// <summary>The card, and what of the member stands on no list.</summary>
    internal sealed record Body : MemberCard
    {
        public Body(MemberCard card, MemberDetails? details)
            : base(card) => (BirthDate, BirthPlace, Languages) = (details?.BirthDate, details?.BirthPlace, details?.Languages);

        /// <summary>As it was corrected last.</summary>
        public DateOnly? BirthDate { get; }

        /// <summary>As the application said.</summary>
        public string? BirthPlace { get; }

        /// <summary>Which languages the member speaks, ISO 639-1, as the application said.</summary>
        public IReadOnlyList<string>? Languages { get; }
    }

    internal sealed class Handler(Store<MembershipStreams> store, Caller caller) : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken)
        {
            var scope = await caller.Scope(MembershipRights.SeeMembers, cancellationToken);
            if (await store.Row<MemberCard>(MemberCard.Table, request.Id, cancellationToken) is not { } card
                || !scope.Holds(card.ChapterId))
                return new NoSuchMember();
            var member = (await store.Read(MembershipStreams.Members, request.Id, cancellationToken)).State as Member.Known;
            return Answer.Ok(new Body(card, member?.Timeline.Details), card.Version);
        }
    }
}
