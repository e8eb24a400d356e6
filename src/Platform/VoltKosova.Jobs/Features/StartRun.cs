using System.Text.Json.Nodes;
using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.Web;
using VoltKosova.Web.Problems;

namespace VoltKosova.Jobs.Features;

/// <summary>Queues a run of a job. It is an operation from then on, whatever happens to this host.</summary>
internal static class StartRun
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost(
            "jobs/{id}/runs",
            (string id, Body body, RequestKey? key, JobAccess access, IMediator mediator, CancellationToken cancellation) =>
                mediator.Send(new Request(id, body, key?.Id, access.Find(id)?.IsDangerous == true), cancellation))
        .WithName(nameof(StartRun))
        .WithSummary("Run a job. The operation tells how far it has come.")
        .Answers<Operation>(StatusCodes.Status202Accepted);

    /// <summary>How to run it.</summary>
    /// <param name="Parameters">By their names in the list of jobs; what is left out has its default.</param>
    /// <param name="Reason">Why, without personal data.</param>
    internal sealed record Body(JsonObject? Parameters = null, string? Reason = null);

    /// <param name="NeedsProof">Whether the job is one that does harm in the wrong hands.</param>
    internal sealed record Request(string JobId, Body Body, string? Key, bool NeedsProof) : IRequest<Answer>, IForStaff, IDangerous
    {
        public static Right Right => JobRights.Ask;
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(request => request.Body.Reason).MaximumLength(200);
    }

    internal sealed class Handler(
        JobAccess access, IJobs jobs, Caller caller, Operations operations, RequestLanguage spoken, Witness witness)
        : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken)
        {
            if (access.Find(request.JobId) is not { } job)
                return new NoSuchJob();
            if (!await access.MayRun(job, cancellationToken))
                return new JobNotAllowed(job.Declaration.Right.Name);
            witness.Reason = request.Body.Reason;
            if (await access.Refuse(job, ParametersOf(request), cancellationToken) is { } no)
                return no;
            return await Queue(request, cancellationToken) switch
            {
                JobAnswer.Accepted { Repeated: true } again => (await Tell(again.RunId, cancellationToken)).Replayed(),
                JobAnswer.Accepted accepted => await Tell(accepted.RunId, cancellationToken),
                JobAnswer.Refused { Rejection: JobParametersAreWrong wrong } => throw new ProblemException(Told(wrong)),
                JobAnswer.Refused refused => refused.Rejection,
                var answer => throw new InvalidOperationException($"{answer.GetType().Name} is no answer to a wish for a run."),
            };
        }

        private Task<JobAnswer> Queue(Request request, CancellationToken cancellation)
        {
            var (parameters, reason) = (ParametersOf(request), request.Body.Reason);
            return request.Key is { } key
                ? jobs.RunOnce(key, request.JobId, parameters, caller.AccountId, reason, cancellation)
                : jobs.RunNow(request.JobId, parameters, caller.AccountId, reason, cancellation);
        }

        private static string ParametersOf(Request request) => request.Body.Parameters?.ToJsonString() ?? "{}";

        private async Task<Answer> Tell(Guid run, CancellationToken cancellation) =>
            Answer.Accepted(await operations.Find(run, logAfter: 0, cancellation), Operation.PathOf(run));

        private Problem Told(JobParametersAreWrong wrong) => Problem.Of(wrong) with
        {
            Flaws =
            [
                .. wrong.Problems.Select(
                    problem => Flaw.InBody(problem.Code, problem.Reason.In(spoken.Language), "parameters", problem.Name)),
            ],
        };
    }
}
