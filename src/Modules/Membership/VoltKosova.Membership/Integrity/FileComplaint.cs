using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.EventStore;
using VoltKosova.Kernel;
using VoltKosova.Membership.Domain.Integrity;
using VoltKosova.Membership.Features;
using VoltKosova.Policy;
using VoltKosova.Privacy;
using VoltKosova.Web;

namespace VoltKosova.Membership.Integrity;

/// <summary>
/// Anybody complains, signed in or not. Whoever wants to stay unknown does not sign in: a session that would be forgotten on request could
/// not be believed. The answer is the same whether the complaint is about a member or not.
/// </summary>
internal static class FileComplaint
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("complaints", (Request request, IMediator mediator, CancellationToken cancellation) =>
            mediator.Send(request, cancellation))
        .WithName(nameof(FileComplaint))
        .WithSummary("Complain about somebody. The answer holds a secret code, shown once, that alone leads back to the complaint.")
        .Answers<Receipt>(StatusCodes.Status202Accepted)
        .Sensitive();

    /// <param name="About">Whom it is about, in one's own words.</param>
    /// <param name="MemberNumber">Their number, where it is known.</param>
    /// <param name="MemberId">Their membership, where it is known.</param>
    /// <param name="Email">Where a receipt goes, and word that there is news; left out by whoever wants none.</param>
    /// <param name="DiscriminationGrounds">On which grounds of the law, in a complaint about discrimination.</param>
    internal sealed record Request(
        CaseGround Ground,
        string Text,
        Language Language,
        string? About = null,
        string? MemberNumber = null,
        Guid? MemberId = null,
        string? Email = null,
        IReadOnlyList<string>? DiscriminationGrounds = null) : IRequest<Answer>, IForPublic;

    /// <param name="Number">What the case is called.</param>
    /// <param name="ReturnCode">Never shown again.</param>
    /// <param name="AcknowledgeBy">By this day the body has looked at it.</param>
    internal sealed record Receipt(string Number, string? ReturnCode, DateOnly AcknowledgeBy);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(request => request.Text).NotEmpty().MaximumLength(20_000);
            RuleFor(request => request.About).MaximumLength(1_000);
            RuleFor(request => request.About).NotEmpty().When(request => request.MemberNumber is null && request.MemberId is null);
            RuleFor(request => request.MemberNumber).MaximumLength(40);
            RuleFor(request => request.DiscriminationGrounds).Must(grounds => grounds is not { Count: > 100 });
            RuleForEach(request => request.DiscriminationGrounds).NotEmpty().MaximumLength(100);
            RuleFor(request => request.Email).Must(text => text is null || EmailAddress.TryParse(text, out _))
                .WithErrorCode("email-not-valid");
        }
    }

    internal sealed class Handler(Store<MembershipStreams> store, Caller caller, PolicyBook policy, BlindIndex index)
        : IRequestHandler<Request, Answer>
    {
        public Task<Answer> Handle(Request request, CancellationToken cancellationToken) => store.Write<Answer>(
            async writing =>
            {
                var today = Seat.DayOf(writing.Now);
                var rules = await policy.Read(
                    writing.Cancellation,
                    IntegrityPolicy.Grounds,
                    IntegrityPolicy.DiscriminationGrounds,
                    IntegrityPolicy.SanctionMonths,
                    IntegrityPolicy.AcknowledgeDays,
                    IntegrityPolicy.HearingDays,
                    IntegrityPolicy.DecisionDays);
                if (!rules.Words(IntegrityPolicy.Grounds, today).Contains(StoredJson.NameOf(request.Ground)))
                    return writing.Reject(new NoSuchGround());
                var grounds = request.DiscriminationGrounds?.Distinct().ToList() ?? [];
                if (grounds.Count > 0 && request.Ground != CaseGround.Discrimination)
                    return writing.Reject(new NotAboutDiscrimination());
                if (grounds.Except(rules.Words(IntegrityPolicy.DiscriminationGrounds, today)).Any())
                    return writing.Reject(new NoSuchDiscriminationGround());
                var (id, code) = (writing.NewId(), ReturnCode.Draw());
                var filed = new CaseEvent.Filed(
                    id,
                    await writing.MintPerson(),
                    Numbers.Draw(writing, id),
                    request.Ground,
                    string.Join(" · ", ((string?[])[request.About, request.MemberNumber, $"{request.MemberId}"])
                        .Select(part => part?.Trim()).Where(part => part is { Length: > 0 })),
                    request.Text.Trim(),
                    request.Email is { } email ? EmailAddress.Parse(email).Canonical : null,
                    request.Language,
                    today.AddDays(rules.Number(IntegrityPolicy.AcknowledgeDays, today)),
                    today.AddDays(rules.Number(IntegrityPolicy.HearingDays, today)),
                    today.AddDays(rules.Number(IntegrityPolicy.DecisionDays, today)),
                    writing.Now,
                    grounds.Count > 0 ? grounds : null,
                    rules.OpenBy(today));
                writing.Start(MembershipStreams.Cases, id, new CaseCommand.Say(filed));
                writing.Insert(CaseStore.ReturnCodes, ReturnCode.PlaceOf(index, code), new ReturnClaim(id));
                if (caller.PersonId is { } complainant)
                    await Know(writing, new CaseEvent.PartyKnown(id, complainant, CaseParty.Complainant, null, null, writing.Now));
                if (await Accused.Of(writing, request.MemberId, request.MemberNumber) is { } card)
                    await Know(writing, new CaseEvent.PartyKnown(id, card.PersonId, CaseParty.Accused, card.Id, null, writing.Now));
                return Answer.Accepted(new Receipt(filed.Number, code, filed.AcknowledgeBy))
                    .Secret(new Receipt(filed.Number, null, filed.AcknowledgeBy));
            },
            cancellationToken);

        private static Task<Rejection?> Know(Writing writing, CaseEvent.PartyKnown party) =>
            writing.Decide(MembershipStreams.Cases, party.CaseId, new CaseCommand.Say(party));
    }
}
