using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.EventStore;
using VoltKosova.Kernel;
using VoltKosova.Membership.Domain.Members;
using VoltKosova.Membership.Dues;
using VoltKosova.Web;

namespace VoltKosova.Membership.Details;

/// <summary>
/// A member says what they are called and which language they read, for every membership that lasts. On the day of birth hangs the vote: it
/// is an officer's to correct. The address follows the one of the account.
/// </summary>
internal static class CorrectMyself
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapPut(
            GetMyDetails.Route,
            (OwnDetails body, IMediator mediator, CancellationToken cancellation) => mediator.Send(new Request(body), cancellation))
        .WithName(nameof(CorrectMyself))
        .WithSummary("Say what one is called and which language one reads. What is left out stays as it is.")
        .Answers(StatusCodes.Status204NoContent);

    /// <summary>What is to be another; what is left out stays as it is.</summary>
    /// <param name="GivenName">Empty for none; the two names together need a letter.</param>
    /// <param name="FamilyName">The same.</param>
    internal sealed record OwnDetails(string? GivenName, string? FamilyName, Language? Language);

    internal sealed record Request(OwnDetails Body) : IRequest<Answer>, IForSignedIn;

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(request => request.Body.GivenName).MaximumLength(200);
            RuleFor(request => request.Body.FamilyName).MaximumLength(200);
        }
    }

    internal sealed class Handler(Store<MembershipStreams> store, Caller caller, OwnMemberships own) : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken)
        {
            var (mine, body) = (await own.Of(caller.PersonId, cancellationToken), request.Body);
            var change = new DetailsChange(body.GivenName?.Trim(), body.FamilyName?.Trim(), Language: body.Language);
            return await store.Write<Answer>(
                async writing =>
                {
                    var said = 0;
                    foreach (var id in mine)
                    {
                        if ((await writing.Load(MembershipStreams.Members, id)).State is not Member.Active)
                            continue;
                        var correct = new MemberCommand.CorrectDetails(
                            change, DetailsSource.Member, null, Seat.DayOf(writing.Now), caller.AccountId!.Value, writing.Now);
                        if (await writing.Decide(MembershipStreams.Members, id, correct) is { } no)
                            return no;
                        said++;
                    }

                    return said > 0 ? Answer.NoContent() : new NoSuchMember();
                },
                cancellationToken);
        }
    }
}
