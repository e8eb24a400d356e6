using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.EventStore;
using VoltKosova.Kernel;
using VoltKosova.Membership.Domain.Applications;
using VoltKosova.Membership.Domain.Members;
using VoltKosova.Web;

namespace VoltKosova.Membership.Features;

/// <summary>A chapter admits an applicant: the decision and the membership that begins with it become true together.</summary>
internal static class AdmitApplication
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost(
            "applications/{id:guid}/admission",
            (Guid id, IfMatch ifMatch, IMediator mediator, CancellationToken cancellation) =>
                mediator.Send(new Request(id, ifMatch.Version), cancellation))
        .WithName(nameof(AdmitApplication))
        .WithSummary("Admit an applicant. Deciders see the applications of their own chapters; nobody decides on their own.")
        .Answers<Body>(StatusCodes.Status200OK);

    internal sealed record Request(Guid Id, long IfVersion) : IRequest<Answer>, IForStaff
    {
        public static Right Right => MembershipRights.DecideApplications;
    }

    internal sealed record Body(Guid MemberId);

    internal sealed class Handler(Store<MembershipStreams> store, Caller caller) : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken)
        {
            var scope = await caller.Scope(MembershipRights.DecideApplications, cancellationToken);
            return await store.Write(writing => Admit(writing, request, scope), cancellationToken);
        }

        private async Task<Answer> Admit(Writing writing, Request request, ChapterScope scope)
        {
            var application = await writing.Load(MembershipStreams.Applications, request.Id);
            if (!application.Exists || !scope.Holds(application.State.ChapterId))
                return new NoSuchApplication();
            var memberId = writing.NewId();
            var admit = new ApplicationCommand.Admit(caller.AccountId!.Value, caller.PersonId, memberId, writing.Now);
            if (await writing.Decide(MembershipStreams.Applications, request.Id, admit, request.IfVersion) is { } no)
                return no;
            var decided = (Application.Decided)application.State;
            if (decided.MemberId == memberId)
                await Begin(writing, decided, memberId);
            return Answer.Ok(new Body(decided.MemberId!.Value), application.Version);
        }

        private async Task Begin(Writing writing, Application.Decided decided, Guid memberId)
        {
            var form = decided.Form;
            var admission = new MemberEvent.Admitted(
                memberId,
                form.PersonId,
                form.ApplicationId,
                decided.ChapterId!.Value,
                await Numbers.Draw(writing, memberId),
                form.GivenName,
                form.FamilyName,
                form.Email,
                form.BirthDate,
                form.Residence,
                form.Language,
                form.Kind,
                form.WantsToHelp,
                Seat.DayOf(writing.Now),
                caller.AccountId!.Value,
                writing.Now);
            writing.Start(MembershipStreams.Members, memberId, new MemberCommand.Admit(admission));
        }
    }
}
