using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.EventStore;
using VoltKosova.Membership.Domain.Segments;
using VoltKosova.Web;

namespace VoltKosova.Membership.Segments;

/// <summary>Staff of a chapter give a filter over members a name, or say anew what it is.</summary>
internal static class SaveSegment
{
    private const int MostConditions = 20;

    internal static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("segments", (Terms body, IMediator mediator, CancellationToken cancellation) =>
                mediator.Send(new Request(body), cancellation))
            .WithName(nameof(SaveSegment))
            .WithSummary("Keep a filter over members under a name, for everybody who looks after the chapter. It keeps no member.")
            .Answers<Body>(StatusCodes.Status201Created);
        routes.MapPut(
                "segments/{id:guid}",
                (Guid id, Change body, IfMatch ifMatch, IMediator mediator, CancellationToken cancellation) =>
                    mediator.Send(new Again(id, body, ifMatch.Version), cancellation))
            .WithName("ChangeSegment")
            .WithSummary("Say anew what a segment is called and which members it means.")
            .Answers(StatusCodes.Status204NoContent);
    }

    /// <param name="Conditions">As the list of members takes them; all have to be true.</param>
    internal sealed record Terms(Guid ChapterId, string Name, IReadOnlyList<SegmentCondition> Conditions);

    /// <param name="Conditions">As the list of members takes them; all have to be true.</param>
    internal sealed record Change(string Name, IReadOnlyList<SegmentCondition> Conditions);

    internal sealed record Request(Terms Body) : IRequest<Answer>, IForStaff
    {
        public static Right Right => MembershipRights.SeeMembers;
    }

    internal sealed record Again(Guid Id, Change Body, long IfVersion) : IRequest<Answer>, IForStaff
    {
        public static Right Right => MembershipRights.SeeMembers;
    }

    internal sealed record Body(Guid SegmentId);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(request => request.Body.Name).NotEmpty().MaximumLength(100);
            RuleFor(request => request.Body.Conditions).SetValidator(new Few());
        }
    }

    internal sealed class AgainValidator : AbstractValidator<Again>
    {
        public AgainValidator()
        {
            RuleFor(request => request.Body.Name).NotEmpty().MaximumLength(100);
            RuleFor(request => request.Body.Conditions).SetValidator(new Few());
        }
    }

    private sealed class Few : AbstractValidator<IReadOnlyList<SegmentCondition>>
    {
        public Few()
        {
            RuleFor(conditions => conditions.Count).InclusiveBetween(1, MostConditions).OverridePropertyName("");
            RuleForEach(conditions => conditions).ChildRules(one =>
            {
                one.RuleFor(condition => condition.Attribute).NotEmpty().MaximumLength(50);
                one.RuleFor(condition => condition.Op).NotEmpty().MaximumLength(20);
                one.RuleFor(condition => condition.Value).NotNull().MaximumLength(500);
            });
        }
    }

    internal sealed class Handler(Store<MembershipStreams> store, Caller caller) : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken)
        {
            var (scope, terms) = (await caller.Scope(MembershipRights.SeeMembers, cancellationToken), request.Body);
            if (!scope.Holds(terms.ChapterId))
                return new OutsideOwnScope();
            if (!terms.Conditions.All(SegmentBook.Takes))
                return new NotForSegments();
            return await store.Write<Answer>(
                writing =>
                {
                    var id = writing.NewId();
                    return Task.FromResult<Answer>(
                        writing.Start(MembershipStreams.Segments, id, new SegmentEvent.Saved(
                            id, terms.ChapterId, terms.Name.Trim(), terms.Conditions, caller.AccountId!.Value, writing.Now)) is { } no
                                ? no
                                : Answer.Created($"/api/v1/membership/segments/{id}", new Body(id), 1));
                },
                cancellationToken);
        }
    }

    internal sealed class AgainHandler(Store<MembershipStreams> store, Caller caller) : IRequestHandler<Again, Answer>
    {
        public async Task<Answer> Handle(Again request, CancellationToken cancellationToken)
        {
            var scope = await caller.Scope(MembershipRights.SeeMembers, cancellationToken);
            if (!request.Body.Conditions.All(SegmentBook.Takes))
                return new NotForSegments();
            return await store.Write<Answer>(
                async writing =>
                {
                    var segment = await writing.Load(MembershipStreams.Segments, request.Id);
                    if (segment.State is not SegmentState.Kept { Facts: var facts } || !scope.Holds(facts.ChapterId))
                        return new NoSuchSegment();
                    var saved = new SegmentEvent.Saved(
                        request.Id, facts.ChapterId, request.Body.Name.Trim(), request.Body.Conditions, caller.AccountId!.Value,
                        writing.Now);
                    return await writing.Decide(MembershipStreams.Segments, request.Id, saved, request.IfVersion) is { } no
                        ? no
                        : Answer.NoContent(segment.Version);
                },
                cancellationToken);
        }
    }
}
