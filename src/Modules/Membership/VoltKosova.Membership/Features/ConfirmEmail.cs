using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Chapters.Contracts;
using VoltKosova.EventStore;
using VoltKosova.Kernel;
using VoltKosova.Membership.Domain.Applications;
using VoltKosova.Policy;
using VoltKosova.Privacy;
using VoltKosova.PrivacyDesk;
using VoltKosova.Web;

namespace VoltKosova.Membership.Features;

/// <summary>
/// The applicant shows that the address is theirs. From here on the address is claimed: a second application that confirms it is refused,
/// which only its owner gets to see. The application goes to the lowest chapter whose area holds the residence.
/// </summary>
internal static class ConfirmEmail
{
    /// <summary>That the movement keeps what somebody says about themselves, their political opinion with it.</summary>
    internal const string Purpose = "membership";

    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("confirmations/{token}", (string token, IMediator mediator, CancellationToken cancellation) =>
            mediator.Send(new Request(token), cancellation))
        .WithName(nameof(ConfirmEmail))
        .WithSummary("Confirm the address of an application. Asking again changes nothing.")
        .Answers<Body>(StatusCodes.Status200OK);

    internal sealed record Request(string Token) : IRequest<Answer>, IForPublic;

    internal sealed record Body(string State);

    internal sealed class Handler(
        Store<MembershipStreams> store, IChapterTerritories territories, BlindIndex index, LinkTokens tokens, PolicyBook policy)
        : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken) =>
            Confirmation.TryRead(tokens, request.Token, out var application, out var no)
                ? await store.Write(writing => Confirm(writing, application), cancellationToken)
                : no;

        private async Task<Answer> Confirm(Writing writing, Guid id)
        {
            var application = await writing.Load(MembershipStreams.Applications, id);
            if (application.State is Application.Unconfirmed { Form: { Email: { } email } form })
            {
                var address = Confirmation.AddressOf(index, EmailAddress.Parse(email), form.LegalEntity);
                if (await writing.Row<ConfirmedAddress>(MembershipStreams.ConfirmedAddresses, address) is not null)
                    return writing.Reject(new AddressHasAnApplication());
                var number = Numbers.Draw(writing, id);
                var today = Seat.DayOf(writing.Now);
                var decideBy = today.AddDays(await policy.Number(MembershipPolicy.DecisionDays, today, writing.Cancellation));
                if (await writing.Decide(MembershipStreams.Applications, id,
                    new ApplicationCommand.ConfirmEmail(number, decideBy, writing.Now)) is { } no)
                    return no;
                writing.Insert(MembershipStreams.ConfirmedAddresses, address, new ConfirmedAddress(id));
                writing.NoteConsent(new Consent(
                    form.PersonId,
                    Purpose,
                    ConsentChannel.None,
                    form.ConsentVersion,
                    ConsentProof.ConfirmedAddress,
                    LegalBasis.ExplicitConsent));
                await Routing.Route(writing, territories, id, form);
                return Answer.Ok(new Body("confirmed"));
            }

            return await writing.Decide(
                MembershipStreams.Applications, id, new ApplicationCommand.ConfirmEmail("", default, writing.Now)) is { } refused
                ? refused
                : Answer.Ok(new Body("confirmed"));
        }
    }
}

internal sealed record AddressHasAnApplication() : Rejection("There is an application or a membership with this address already.");
