using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.EventStore;
using VoltKosova.Kernel;
using VoltKosova.Membership.Domain.Members;
using VoltKosova.Privacy;
using VoltKosova.Web;

namespace VoltKosova.Membership.Features;

/// <summary>An officer ends a membership, with the reason. The address is free to apply again.</summary>
internal static class EndMembership
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost(
            "members/{id:guid}/end",
            (Guid id, Ending body, IfMatch ifMatch, IMediator mediator, CancellationToken cancellation) =>
                mediator.Send(new Request(id, body, ifMatch.Version), cancellation))
        .WithName(nameof(EndMembership))
        .WithSummary("End the membership of a member of one's own chapters, with the reason.")
        .Answers(StatusCodes.Status204NoContent);

    /// <summary>Why.</summary>
    /// <param name="Note">What the officers of the chapter should know.</param>
    /// <param name="On">The first day without the membership; today where it does not say. People die before their chapter knows.</param>
    /// <param name="ToldReason">The reason that the member is told by mail and reads; left out, they are told without one.</param>
    internal sealed record Ending(MembershipEnd Reason, string Note, DateOnly? On = null, string? ToldReason = null);

    internal sealed record Request(Guid Id, Ending Body, long IfVersion) : IRequest<Answer>, IForStaff
    {
        public static Right Right => MembershipRights.EndMemberships;
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(request => request.Body.Note).NotEmpty().MaximumLength(2000);
            RuleFor(request => request.Body.ToldReason).MaximumLength(2000);

            // These have acts of their own: a body's after a hearing, within the provisional period, the other chapter's, the member's,
            // a job's, and what can be undone.
            RuleFor(request => request.Body.Reason).NotEqual(MembershipEnd.Excluded).NotEqual(MembershipEnd.Revoked)
                .NotEqual(MembershipEnd.Transferred).NotEqual(MembershipEnd.ConsentWithdrawn)
                .NotEqual(MembershipEnd.Merged).NotEqual(MembershipEnd.ImportUndone).NotEqual(MembershipEnd.Lapsed);
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
                    var (reason, note, on, told) = request.Body;
                    var end = new MemberCommand.End(
                        reason, note.Trim(), Seat.DayOf(writing.Now), caller.AccountId!.Value, writing.Now, on,
                        reason is MembershipEnd.Died ? null : told?.Trim() ?? "");
                    return await writing.Decide(MembershipStreams.Members, request.Id, end, request.IfVersion) is { } no
                        ? no
                        : await Leave(writing, index, known, member.Version);
                },
                cancellationToken);
        }
    }

    /// <summary>The same for one who was ended and one who resigned.</summary>
    internal static async Task<Answer> Leave(Writing writing, BlindIndex index, Member.Known member, long version)
    {
        await FreeAddresses(writing, index, member);
        return Answer.NoContent(version);
    }

    /// <summary>The address may apply again, and so may those of the memberships that had gone on in this one.</summary>
    internal static async Task FreeAddresses(Writing writing, BlindIndex index, Member.Known member)
    {
        foreach (var id in (Guid[])[member.Admission.MemberId, .. member.Timeline.AbsorbedNow])
        {
            var ended = (await writing.Load(MembershipStreams.Members, id)).State;
            if (ended is Member.Known { Admission: var admission, Timeline.Details.Email: { } email })
                await Confirmation.FreeAddress(writing, index, admission.ApplicationId, email, admission.LegalEntity);
        }
    }
}
