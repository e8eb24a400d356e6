using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.EventStore;
using VoltKosova.Volunteering.Domain.Shifts;
using VoltKosova.Web;

namespace VoltKosova.Volunteering.Views;

/// <summary>Who has a place in a shift, for its coordinators and the person who leads it. Follows by some milliseconds.</summary>
internal static class ListSignUps
{
    private static readonly ListOf<SignUpRow> _list = new(
        VolunteeringStreams.Module,
        SignUpRow.Table,
        new ListField("id", FieldType.Uuid),
        new ListField("shift_id", FieldType.Uuid),
        new ListField("opportunity_id", FieldType.Uuid),
        new ListField("chapter_id", FieldType.Uuid),
        new ListField("person_id", FieldType.Uuid),
        new ListField("state"),
        new ListField("date", FieldType.Date),
        new ListField("starts_at", FieldType.Instant, Sortable: true),
        new ListField("ends_at", FieldType.Instant),
        new ListField("signed_up_at", FieldType.Instant, Sortable: true),
        new ListField("cancelled_at", FieldType.Instant),
        new ListField("cancelled_because"),
        new ListField("attendance_noted_at", FieldType.Instant))
    {
        DefaultSort = "signed_up_at",
    };

    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet(
            "shifts/{id:guid}/sign-ups",
            (Guid id, ListQuery query, IMediator mediator, CancellationToken cancellation) =>
                mediator.Send(new Request(id, query), cancellation))
        .WithName(nameof(ListSignUps))
        .WithSummary("List the sign-ups of a shift: for those who may see the chapter's shifts, and for its contact person.")
        .AnswersList(_list);

    internal sealed record Request(Guid ShiftId, ListQuery Query) : IRequest<Answer>, IForSignedIn;

    internal sealed class Handler(Store<VolunteeringStreams> store, ListReader reader, Caller caller) : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken)
        {
            var scope = await caller.Scope(VolunteeringRights.SeeShifts, cancellationToken);
            return await store.Row<ShiftRow>(ShiftRow.Table, request.ShiftId, cancellationToken) is { } shift
                && (scope.Holds(shift.ChapterId) || await Leads(shift, cancellationToken))
                ? await reader.Read(_list, request.Query, ListScope.Where("shift_id", shift.Id), cancellationToken)
                : new NoSuchShift();
        }

        private async Task<bool> Leads(ShiftRow shift, CancellationToken cancellation) =>
            caller.PersonId is { } person
            && await store.Row<OpportunityRow>(OpportunityRow.Table, shift.OpportunityId, cancellation) is { } opportunity
            && opportunity.ContactPersonId == person;
    }
}
