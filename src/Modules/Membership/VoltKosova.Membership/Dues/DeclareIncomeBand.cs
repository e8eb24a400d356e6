using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.EventStore;
using VoltKosova.Membership.Domain.Dues;
using VoltKosova.Membership.Domain.Members;
using VoltKosova.Web;

namespace VoltKosova.Membership.Dues;

/// <summary>An officer writes down in which band of income a member of their chapters is; dues go by it where a plan says so.</summary>
internal static class DeclareIncomeBand
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost(
            "members/{id:guid}/income-bands",
            (Guid id, Terms body, IMediator mediator, CancellationToken cancellation) =>
                mediator.Send(new Request(id, body), cancellation))
        .WithName(nameof(DeclareIncomeBand))
        .WithSummary(
            "Write down in which band of income a member of one's own chapters is, from a day until a day. Of several for a day the last "
            + "counts.")
        .Answers<Body>(StatusCodes.Status201Created);

    /// <summary>Which band.</summary>
    /// <param name="From">The first day; charges of periods that began before stay as they are.</param>
    /// <param name="Until">The last day.</param>
    internal sealed record Terms(IncomeBand Band, DateOnly From, DateOnly Until);

    internal sealed record Request(Guid MemberId, Terms Body) : IRequest<Answer>, IForStaff
    {
        public static Right Right => MembershipRights.ManageDues;
    }

    internal sealed record Body(Guid DeclarationId);

    internal sealed class Handler(Store<MembershipStreams> store, Caller caller) : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken)
        {
            var (scope, terms) = (await caller.Scope(MembershipRights.ManageDues, cancellationToken), request.Body);
            return await store.Write<Answer>(
                async writing =>
                {
                    if ((await writing.Load(MembershipStreams.Members, request.MemberId)).State is not Member.Known member
                        || !scope.Holds(member.ChapterId))
                        return new NoSuchMember();
                    if (member is not Member.Active)
                        return new MembershipIsOver();
                    var id = writing.NewId();
                    var declared = new IncomeBandEvent.Declared(
                        id, request.MemberId, member.ChapterId, terms.Band, terms.From, terms.Until, caller.AccountId!.Value, writing.Now);
                    return writing.Start(MembershipStreams.IncomeBands, id, declared) is { } no
                        ? no
                        : Answer.Created($"/api/v1/membership/income-bands/{id}", new Body(id), 1);
                },
                cancellationToken);
        }
    }
}
