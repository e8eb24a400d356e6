using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.EventStore;
using VoltKosova.Membership.Domain.Integrity;
using VoltKosova.Privacy;
using VoltKosova.Web;

namespace VoltKosova.Membership.Integrity;

/// <summary>
/// Whoever complained comes back with the code and reads how it stands. The code travels in the body: addresses stand in logs and
/// histories.
/// </summary>
internal static class ReadComplaint
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("complaints/reading", (Request request, IMediator mediator, CancellationToken cancellation) =>
            mediator.Send(request, cancellation))
        .WithName(nameof(ReadComplaint))
        .WithSummary("Read how one's own complaint stands and what was written, by the secret code.")
        .Answers<CaseAsTold>()
        .Sensitive();

    internal sealed record Request(string ReturnCode) : IRequest<Answer>, IForPublic;

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(request => request.ReturnCode).NotEmpty().MaximumLength(100);
    }

    internal sealed class Handler(Store<MembershipStreams> store, BlindIndex index) : IRequestHandler<Request, Answer>
    {
        public Task<Answer> Handle(Request request, CancellationToken cancellationToken) => store.Write<Answer>(
            async writing => await writing.CaseOf(index, request.ReturnCode) is { } id
                && await writing.Row<CaseRow>(CaseRow.Table, id.ToString()) is { } row
                    ? Answer.Ok(CaseAsTold.To(CaseParty.Complainant, row)).Secret()
                    : new NoSuchCase(),
            cancellationToken);
    }
}
