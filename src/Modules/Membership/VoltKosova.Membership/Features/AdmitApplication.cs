using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.EventStore;
using VoltKosova.Kernel;
using VoltKosova.Membership.Domain;
using VoltKosova.Membership.Domain.Applications;
using VoltKosova.Membership.Domain.Duplicates;
using VoltKosova.Membership.Domain.Members;
using VoltKosova.Membership.Duplicates;
using VoltKosova.Membership.Views;
using VoltKosova.Policy;
using VoltKosova.Privacy;
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

    internal sealed class Handler(
        Store<MembershipStreams> store, Caller caller, PolicyBook policy, BlindIndex index, EntryKeys keys, DuplicateCheck check)
        : IRequestHandler<Request, Answer>
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
            var (memberId, appeal) = (writing.NewId(), application.State as Application.UnderAppeal);
            var admit = new ApplicationCommand.Admit(caller.AccountId!.Value, caller.PersonId, memberId, writing.Now);
            if (await writing.Decide(MembershipStreams.Applications, request.Id, admit, request.IfVersion) is { } no)
                return no;
            if (appeal is { Form: { Email: { } email } form } && !await Reclaim(writing, request.Id, email, form.LegalEntity))
                return writing.Reject(new AddressHasAnApplication());
            var decided = (Application.Decided)application.State;
            if (decided.MemberId == memberId)
            {
                // Nobody becomes a member a second time without anybody having looked.
                var alike = await check.Of(keys.Of(decided.Form), writing.Cancellation);
                if (alike.Count(one => one.IsLikelyMember) is > 0 and var likely)
                    return writing.Reject(new PossiblyAMemberAlready(likely));
                if (!scope.Everywhere && alike.Count(one => one.IsLikelyPutOut) is > 0 and var putOut)
                    return writing.Reject(new PossiblyPutOutBefore(putOut));
                await Begin(writing, decided, memberId);
            }

            return Answer.Ok(new Body(decided.MemberId!.Value), application.Version);
        }

        private async Task Begin(Writing writing, Application.Decided decided, Guid memberId)
        {
            var (form, today) = (decided.Form, Seat.DayOf(writing.Now));
            var provisional = await policy.Number(MembershipPolicy.ProvisionalDays, today, writing.Cancellation);
            var admission = new MemberEvent.Admitted(
                memberId,
                await PersonOf(writing, form),
                form.ApplicationId,
                decided.ChapterId!.Value,
                Numbers.Draw(writing, memberId, form.LegalEntity),
                form.GivenName,
                form.FamilyName,
                form.Email,
                form.BirthDate,
                form.Residence,
                form.Language,
                form.Kind,
                form.WantsToHelp,
                today,
                caller.AccountId!.Value,
                writing.Now,
                form.LegalEntity,
                provisional == 0 ? null : today.AddDays(provisional),
                BirthPlace: form.BirthPlace,
                Languages: form.Languages);
            writing.Start(MembershipStreams.Members, memberId, new MemberCommand.Admit(admission));
        }

        /// <summary>The refusal had let the address go.</summary>
        private async Task<bool> Reclaim(Writing writing, Guid application, string email, LegalEntity? entity)
        {
            var address = Confirmation.AddressOf(index, EmailAddress.Parse(email), entity);
            if (await writing.Row<ConfirmedAddress>(MembershipStreams.ConfirmedAddresses, address) is { } claim)
                return claim.ApplicationId == application;
            writing.Insert(MembershipStreams.ConfirmedAddresses, address, new ConfirmedAddress(application));
            return true;
        }

        /// <summary>
        /// Whoever has shown the same address to the other entity is the same human being, with one account. What an officer has written
        /// down shows nothing.
        /// </summary>
        private async Task<Guid> PersonOf(Writing writing, ApplicationEvent.Submitted form)
        {
            var other = form.LegalEntity is LegalEntity.Party ? LegalEntity.Ngo : LegalEntity.Party;
            return form.Email is { } email
                && await writing.Row<ConfirmedAddress>(
                    MembershipStreams.ConfirmedAddresses, Confirmation.AddressOf(index, EmailAddress.Parse(email), other)) is { } claim
                && await writing.Row<ApplicationRow>(ApplicationRow.Table, claim.ApplicationId.ToString()) is { MemberId: { } member }
                && await writing.Row<MemberCard>(MemberCard.Table, member.ToString()) is { EmailTypedOn: null } card
                    ? card.PersonId
                    : form.PersonId;
        }
    }
}
