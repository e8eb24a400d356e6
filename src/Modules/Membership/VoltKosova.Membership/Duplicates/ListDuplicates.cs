using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.EventStore;
using VoltKosova.Membership.Domain.Applications;
using VoltKosova.Membership.Domain.Members;
using VoltKosova.Membership.Views;
using VoltKosova.Web;

namespace VoltKosova.Membership.Duplicates;

/// <summary>Who may be the same human being as an applicant or a member, and why.</summary>
internal static class ListDuplicates
{
    internal static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("applications/{id:guid}/duplicates", (Guid id, IMediator mediator, CancellationToken cancellation) =>
                mediator.Send(new OfApplication(id), cancellation))
            .WithName("ListDuplicatesOfApplication")
            .WithSummary("List who may be the same human being as an applicant of one's own chapters, and why. Of other chapters' people "
                + "nothing is told but whom to ask.")
            .Answers<Body>();
        routes.MapGet("members/{id:guid}/duplicates", (Guid id, IMediator mediator, CancellationToken cancellation) =>
                mediator.Send(new OfMember(id), cancellation))
            .WithName("ListDuplicatesOfMember")
            .WithSummary("List who may be the same human being as a member of one's own chapters, and why. Of other chapters' people "
                + "nothing is told but whom to ask.")
            .Answers<Body>();
    }

    internal sealed record OfApplication(Guid Id) : IRequest<Answer>, IForStaff
    {
        public static Right Right => MembershipRights.SeeApplications;
    }

    internal sealed record OfMember(Guid Id) : IRequest<Answer>, IForStaff
    {
        public static Right Right => MembershipRights.SeeMembers;
    }

    internal sealed record Body(IReadOnlyList<DuplicateBody> Items);

    internal sealed class ApplicationHandler(
        Store<MembershipStreams> store, Caller caller, EntryKeys keys, DuplicateCheck check, RequestLanguage spoken)
        : IRequestHandler<OfApplication, Answer>
    {
        public async Task<Answer> Handle(OfApplication request, CancellationToken cancellationToken)
        {
            var scope = await caller.Scope(MembershipRights.SeeApplications, cancellationToken);
            return await store.Row<ApplicationRow>(ApplicationRow.Table, request.Id, cancellationToken) is { ConfirmedAt: not null } row
                && scope.Holds(row.ChapterId)
                    ? await Show(check, keys.Of(row), caller, spoken, cancellationToken)
                    : new NoSuchApplication();
        }
    }

    internal sealed class MemberHandler(
        Store<MembershipStreams> store, Caller caller, EntryKeys keys, DuplicateCheck check, RequestLanguage spoken)
        : IRequestHandler<OfMember, Answer>
    {
        public async Task<Answer> Handle(OfMember request, CancellationToken cancellationToken)
        {
            var scope = await caller.Scope(MembershipRights.SeeMembers, cancellationToken);
            return (await store.Read(MembershipStreams.Members, request.Id, cancellationToken)).State is Member.Known known
                && scope.Holds(known.ChapterId)
                    ? await Show(check, keys.Of(known), caller, spoken, cancellationToken)
                    : new NoSuchMember();
        }
    }

    private static async Task<Answer> Show(
        DuplicateCheck check, Entry entry, Caller caller, RequestLanguage spoken, CancellationToken cancellation)
    {
        var (members, applications) = (
            await caller.Scope(MembershipRights.SeeMembers, cancellation),
            await caller.Scope(MembershipRights.SeeApplications, cancellation));
        return Answer.Ok(new Body(
        [
            .. (await check.Of(entry, cancellation)).Select(one => DuplicateBody.Of(
                one, (one.Card is null ? applications : members).Holds(one.ChapterId), spoken.Language)),
        ]));
    }
}
