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

/// <summary>Who the movement thinks that the member who asks is, and where each of it is changed.</summary>
internal static class GetMyDetails
{
    internal const string Route = "me/details";

    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet(Route, (IMediator mediator, CancellationToken cancellation) => mediator.Send(new Request(), cancellation))
        .WithName(nameof(GetMyDetails))
        .WithSummary("Read one's names, day of birth, language and e-mail address as the movement knows them, and where they are changed.")
        .Answers<Body>();

    internal sealed record Request : IRequest<Answer>, IForSignedIn;

    /// <summary>The details of the membership that lasts.</summary>
    /// <param name="BirthPlace">As the application said.</param>
    /// <param name="Language">In which mails come.</param>
    /// <param name="Languages">Which one speaks, as the application said.</param>
    /// <param name="Email">Where mails go to.</param>
    /// <param name="ChangedAt">Where each of it is changed.</param>
    internal sealed record Body(
        string? GivenName,
        string? FamilyName,
        DateOnly? BirthDate,
        string? BirthPlace,
        Language Language,
        IReadOnlyList<string>? Languages,
        string? Email,
        ChangedWhere ChangedAt);

    /// <summary>Paths of this API; the day of birth has none, because it is corrected by the officers of the chapter.</summary>
    /// <param name="NamesAndLanguage">By PUT.</param>
    /// <param name="Email">The address of the account: the membership's follows it.</param>
    internal sealed record ChangedWhere(string NamesAndLanguage, string Email);

    internal sealed class Handler(Store<MembershipStreams> store, Caller caller, OwnMemberships own) : IRequestHandler<Request, Answer>
    {
        private static readonly ChangedWhere _where = new($"/api/v1/membership/{Route}", "/api/v1/access/me/email-change");

        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken)
        {
            foreach (var id in await own.Of(caller.PersonId, cancellationToken))
            {
                var member = (await store.Read(MembershipStreams.Members, id, cancellationToken)).State;
                if (member is Member.Active { Timeline.Details: var mine })
                {
                    return Answer.Ok(new Body(
                        mine.GivenName, mine.FamilyName, mine.BirthDate, mine.BirthPlace, mine.Language, mine.Languages, mine.Email,
                        _where));
                }
            }

            return new NoSuchMember();
        }
    }
}
