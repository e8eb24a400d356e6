using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.Web;

namespace VoltKosova.Jobs.Features;

/// <summary>Runs the job of an operation that has ended once more, with the same parameters. It is an operation of its own.</summary>
internal static class RepeatOperation
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost(
            "operations/{id:guid}/repetition",
            (Guid id, Body body, RequestKey? key, IMediator mediator, CancellationToken cancellation) =>
                mediator.Send(new Request(id, body, key?.Id), cancellation))
        .WithName(nameof(RepeatOperation))
        .WithSummary("Run an operation that has ended again, as an operation of its own.")
        .Answers<Operation>(StatusCodes.Status202Accepted);

    /// <summary>Why it is to run again.</summary>
    /// <param name="Reason">Without personal data; a job that touches many people wants one.</param>
    internal sealed record Body(string? Reason = null);

    internal sealed record Request(Guid Id, Body Body, string? Key) : IRequest<Answer>, IForStaff
    {
        public static Right Right => JobRights.Ask;
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(request => request.Body.Reason).MaximumLength(200);
    }

    internal sealed class Handler(JobAccess access, IJobs jobs, Caller caller, Operations operations, Witness witness)
        : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken)
        {
            if (await access.FindRun(request.Id, cancellationToken) is not var (_, job))
                return new NoSuchRun();
            if (!await access.MayRun(job, cancellationToken))
                return new JobNotAllowed(job.Declaration.Right.Name);
            witness.Reason = request.Body.Reason;
            return await jobs.Retry(request.Id, caller.AccountId, request.Body.Reason, cancellationToken, request.Key) switch
            {
                JobAnswer.Accepted { Repeated: true } again => (await Tell(again.RunId, cancellationToken)).Replayed(),
                JobAnswer.Accepted accepted => await Tell(accepted.RunId, cancellationToken),
                JobAnswer.Refused refused => refused.Rejection,
                var answer => throw new InvalidOperationException($"{answer.GetType().Name} is no answer to a wish for a run."),
            };
        }

        private async Task<Answer> Tell(Guid run, CancellationToken cancellation) =>
            Answer.Accepted(await operations.Find(run, logAfter: 0, cancellation), Operation.PathOf(run));
    }
}
