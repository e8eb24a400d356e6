using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.Web;

namespace VoltKosova.Jobs.Features;

/// <summary>Asks an operation to end. Asked twice it ends once.</summary>
internal static class CancelOperation
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost(
            "operations/{id:guid}/cancellation",
            (Guid id, IMediator mediator, CancellationToken cancellation) => mediator.Send(new Request(id), cancellation))
        .WithName(nameof(CancelOperation))
        .WithSummary("Ask an operation to end: at once while it waits, within seconds while it runs.")
        .Answers<Operation>(StatusCodes.Status202Accepted);

    internal sealed record Request(Guid Id) : IRequest<Answer>, IForStaff
    {
        public static Right Right => JobRights.Ask;
    }

    internal sealed class Handler(JobAccess access, IJobs jobs, Caller caller, Operations operations) : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken)
        {
            if (await access.FindRun(request.Id, cancellationToken) is not var (run, job))
                return new NoSuchRun();
            if (!await access.MayRun(job, cancellationToken))
                return new JobNotAllowed(job.Declaration.Right.Name);
            if (run.State is not JobRunState.Cancelled
                && await jobs.Cancel(request.Id, caller.AccountId, cancellationToken) is JobAnswer.Refused refused)
                return refused.Rejection;
            return Answer.Accepted(
                await operations.Find(request.Id, logAfter: 0, cancellationToken), Operation.PathOf(request.Id));
        }
    }
}
