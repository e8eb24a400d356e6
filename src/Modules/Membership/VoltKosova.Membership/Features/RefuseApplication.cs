using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.EventStore;
using VoltKosova.Kernel;
using VoltKosova.Membership.Domain.Applications;
using VoltKosova.Policy;
using VoltKosova.Privacy;
using VoltKosova.Web;

namespace VoltKosova.Membership.Features;

/// <summary>
/// A chapter refuses an applicant, or the body of appeal does so again, with reasons. The address is free again.
/// </summary>
internal static class RefuseApplication
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost(
            "applications/{id:guid}/refusal",
            (Guid id, Reasons body, IfMatch ifMatch, IMediator mediator, CancellationToken cancellation) =>
                mediator.Send(new Request(id, body.Reason, ifMatch.Version), cancellation))
        .WithName(nameof(RefuseApplication))
        .WithSummary("Refuse an applicant, with reasons that the applicant is told.")
        .Answers(StatusCodes.Status204NoContent);

    internal sealed record Reasons(string Reason);

    internal sealed record Request(Guid Id, string Reason, long IfVersion) : IRequest<Answer>, IForStaff
    {
        public static Right Right => MembershipRights.DecideApplications;
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(request => request.Reason).NotEmpty().MaximumLength(2000);
    }

    internal sealed class Handler(Store<MembershipStreams> store, Caller caller, BlindIndex index, PolicyBook policy)
        : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken)
        {
            var scope = await caller.Scope(MembershipRights.DecideApplications, cancellationToken);
            return await store.Write<Answer>(
                async writing =>
                {
                    var application = await writing.Load(MembershipStreams.Applications, request.Id);
                    if (!application.Exists || !scope.Holds(application.State.ChapterId))
                        return new NoSuchApplication();
                    var today = Seat.DayOf(writing.Now);
                    var appealUntil = today.AddDays(await policy.Number(MembershipPolicy.AppealDays, today, writing.Cancellation));
                    var refuse = new ApplicationCommand.Refuse(
                        caller.AccountId!.Value, caller.PersonId, request.Reason.Trim(), writing.Now, appealUntil);
                    if (await writing.Decide(MembershipStreams.Applications, request.Id, refuse, request.IfVersion) is { } no)
                        return no;
                    if (application.State is Application.Decided { Form: { Email: { } email } form })
                        await Confirmation.FreeAddress(writing, index, request.Id, email, form.LegalEntity);
                    return Answer.NoContent(application.Version);
                },
                cancellationToken);
        }
    }
}
