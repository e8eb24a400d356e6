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

namespace VoltKosova.Membership.Details;

/// <summary>An officer corrects who a member of the chapter is, or where mails reach them, with the reason.</summary>
internal static class CorrectMember
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapPut(
            "members/{id:guid}/details",
            (Guid id, Correction body, IfMatch ifMatch, IMediator mediator, CancellationToken cancellation) =>
                mediator.Send(new Request(id, body, ifMatch.Version), cancellation))
        .WithName(nameof(CorrectMember))
        .WithSummary("Correct a member's names, day of birth, language or e-mail address. What is left out stays as it is.")
        .Answers(StatusCodes.Status204NoContent);

    /// <summary>What is to be another; what is left out stays as it is.</summary>
    /// <param name="GivenName">Empty where the member has none; the two names together need a letter.</param>
    /// <param name="FamilyName">The same.</param>
    /// <param name="Email">Where mails go to. Signing in is with the address of the account, which its holder alone changes.</param>
    /// <param name="Note">Why, for the officers of the chapter.</param>
    internal sealed record Correction(
        string? GivenName, string? FamilyName, DateOnly? BirthDate, Language? Language, string? Email, string Note);

    internal sealed record Request(Guid Id, Correction Body, long IfVersion) : IRequest<Answer>, IForStaff
    {
        public static Right Right => MembershipRights.ChangeMembers;
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(request => request.Body.GivenName).MaximumLength(200);
            RuleFor(request => request.Body.FamilyName).MaximumLength(200);
            RuleFor(request => request.Body.BirthDate).GreaterThan(new DateOnly(1900, 1, 1));
            RuleFor(request => request.Body.Email).Must(text => text is null || EmailAddress.TryParse(text, out _))
                .WithErrorCode("email-not-valid");
            RuleFor(request => request.Body.Note).NotEmpty().MaximumLength(2000);
        }
    }

    internal sealed class Handler(Store<MembershipStreams> store, Caller caller, AddressClaims claims) : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken)
        {
            var (scope, body) = (await caller.Scope(MembershipRights.ChangeMembers, cancellationToken), request.Body);
            var change = new DetailsChange(
                body.GivenName?.Trim(),
                body.FamilyName?.Trim(),
                body.BirthDate,
                body.Language,
                body.Email is { } email ? EmailAddress.Parse(email).Canonical : null);
            return await store.Write<Answer>(
                async writing =>
                {
                    var member = await writing.Load(MembershipStreams.Members, request.Id);
                    if (member.State is not Member.Known known || !scope.Holds(known.ChapterId))
                        return new NoSuchMember();
                    var correct = new MemberCommand.CorrectDetails(
                        change, DetailsSource.Officer, body.Note.Trim(), Seat.DayOf(writing.Now), caller.AccountId!.Value, writing.Now);
                    return await claims.Correct(writing, request.Id, correct, request.IfVersion) is { } no
                        ? no
                        : Answer.NoContent(member.Version);
                },
                cancellationToken);
        }
    }
}
