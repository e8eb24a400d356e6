using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.EventStore;
using VoltKosova.Kernel;
using VoltKosova.Membership.Domain.Integrity;
using VoltKosova.Policy;
using VoltKosova.Web;

namespace VoltKosova.Membership.Integrity;

/// <summary>What the team does until it decides: write to a party, hear the accused, let their rights rest meanwhile.</summary>
internal static class HandleCase
{
    internal static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost(
                "integrity-cases/{id:guid}/messages",
                (Guid id, Write body, IfMatch ifMatch, IMediator mediator, CancellationToken cancellation) =>
                    mediator.Send(new Request(id, body, ifMatch.Version), cancellation))
            .WithName("WriteToParty")
            .WithSummary("Write to whoever complained or to the accused, who answer the same way.")
            .Answers(StatusCodes.Status204NoContent);
        routes.MapPost(
                "integrity-cases/{id:guid}/hearing",
                (Guid id, Hearing body, IfMatch ifMatch, IMediator mediator, CancellationToken cancellation) =>
                    mediator.Send(new Request(id, body, ifMatch.Version), cancellation))
            .WithName("SetHearing")
            .WithSummary("Say when and how the accused is heard, and what it is about. Said again, the later one counts.")
            .Answers(StatusCodes.Status204NoContent);
        routes.MapPost(
                "integrity-cases/{id:guid}/measure",
                (Guid id, Measure body, IfMatch ifMatch, IMediator mediator, CancellationToken cancellation) =>
                    mediator.Send(new Request(id, body, ifMatch.Version), cancellation))
            .WithName("TakeInterimMeasure")
            .WithSummary("Let the rights of the accused rest until a day, before there is a decision.")
            .Answers(StatusCodes.Status204NoContent);
        routes.MapPost(
                "integrity-cases/{id:guid}/measure/end",
                (Guid id, IfMatch ifMatch, IMediator mediator, CancellationToken cancellation) =>
                    mediator.Send(new Request(id, new EndMeasure(), ifMatch.Version), cancellation))
            .WithName("LiftInterimMeasure")
            .WithSummary("Give the accused all rights back that rest before there is a decision.")
            .Answers(StatusCodes.Status204NoContent);
    }

    internal abstract record Act;

    internal sealed record Write(CaseParty Party, string Text) : Act;

    /// <param name="Notice">Where, and what it is about.</param>
    internal sealed record Hearing(DateTimeOffset HeldAt, string Notice) : Act;

    /// <param name="Until">The last day.</param>
    internal sealed record Measure(DateOnly Until, string Reason) : Act;

    internal sealed record EndMeasure : Act;

    internal sealed record Request(Guid Id, Act Act, long IfVersion) : IRequest<Answer>, IForStaff
    {
        public static Right Right => MembershipRights.HandleIntegrityCases;

        public string Words => Act switch
        {
            Write one => one.Text,
            Hearing one => one.Notice,
            Measure one => one.Reason,
            _ => "-",
        };
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            When(request => request.Act is Write, () => Says("text"));
            When(request => request.Act is Hearing, () => Says("notice"));
            When(request => request.Act is Measure, () => Says("reason"));
        }

        private void Says(string field) =>
            RuleFor(request => request.Words).NotEmpty().MaximumLength(20_000).OverridePropertyName(field);
    }

    internal sealed class Handler(CaseDesk desk, Caller caller, PolicyBook policy) : IRequestHandler<Request, Answer>
    {
        public Task<Answer> Handle(Request request, CancellationToken cancellationToken) => desk.Decide(
            MembershipRights.HandleIntegrityCases,
            request.Id,
            request.IfVersion,
            async (writing, one) => (await Command(request, writing, one.Complaint), null),
            cancellationToken);

        private async Task<CaseCommand> Command(Request request, Writing writing, CaseEvent.Filed filed)
        {
            var (by, now, words, today) = (caller.AccountId!.Value, writing.Now, request.Words.Trim(), Seat.DayOf(writing.Now));
            return request.Act switch
            {
                Write one => new CaseCommand.Say(
                    new CaseEvent.Written(filed.CaseId, filed.PersonId, writing.NewId(), one.Party, words, by, now)),
                Hearing one => new CaseCommand.SetHearing(
                    new CaseEvent.HearingSet(filed.CaseId, filed.PersonId, one.HeldAt, words, by, now),
                    await policy.Number(IntegrityPolicy.NoticeDays, today, writing.Cancellation)),
                Measure one => new CaseCommand.TakeMeasure(
                    new CaseEvent.MeasureTaken(filed.CaseId, filed.PersonId, one.Until, words, by, now),
                    new SanctionTerms(await policy.Number(IntegrityPolicy.MeasureDays, today, writing.Cancellation), today)),
                _ => new CaseCommand.Say(new CaseEvent.MeasureLifted(filed.CaseId, by, now)),
            };
        }
    }
}
