using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.Kernel;
using VoltKosova.Web;

namespace VoltKosova.Jobs.Features;

/// <summary>The jobs that the caller may see, and what each can be told.</summary>
internal static class ListJobs
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("jobs", (IMediator mediator, CancellationToken cancellation) => mediator.Send(new Request(), cancellation))
        .WithName(nameof(ListJobs))
        .WithSummary("List the jobs that one may see, with their parameters.")
        .Answers<Body>();

    internal sealed record Request : IRequest<Answer>, IForStaff
    {
        public static Right Right => JobRights.Ask;
    }

    internal sealed record Body(IReadOnlyList<Item> Items);

    /// <param name="Right">Who has it for the whole movement may run the job.</param>
    /// <param name="MayRun">Whether that is the caller.</param>
    /// <param name="Cron">Seconds to day of week, on the clocks of Kosovo; null for by hand only.</param>
    /// <param name="NextRunAt">When the cron comes next.</param>
    /// <param name="TouchesMany">
    /// Whether it changes something of many people: then it asks for a reason, and <c>only_count</c> tries it dry.
    /// </param>
    /// <param name="TimeoutSeconds">A run that takes longer has failed.</param>
    internal sealed record Item(
        string Id,
        string Title,
        string Description,
        string Right,
        bool MayRun,
        string? Cron,
        DateTimeOffset? NextRunAt,
        bool TouchesMany,
        long TimeoutSeconds,
        IReadOnlyList<Parameter> Parameters);

    /// <param name="Default">As it is written in a form; null without one.</param>
    /// <param name="Min">The least number or length.</param>
    /// <param name="Max">The greatest number or length.</param>
    /// <param name="Choices">What it may be; empty unless the type is <c>choice</c>.</param>
    internal sealed record Parameter(
        string Name,
        JobParameterKind Type,
        string Title,
        string? Hint,
        bool Required,
        string? Default,
        decimal? Min,
        decimal? Max,
        IReadOnlyList<Choice> Choices);

    internal sealed record Choice(string Value, string Title);

    internal sealed class Handler(JobAccess access, IJobs jobs, RequestLanguage spoken) : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken)
        {
            var items = new List<Item>();
            foreach (var job in access.Visible)
                items.Add(await Show(job, cancellationToken));
            return Answer.Ok(new Body(items));
        }

        private async Task<Item> Show(DeclaredJob job, CancellationToken cancellation)
        {
            var said = job.Declaration;
            return new Item(
                said.Id,
                Say(said.Title),
                Say(said.Description),
                said.Right.Name,
                await access.MayRun(job, cancellation),
                said.Cron,
                said.Cron is null ? null : (await jobs.Ticks(said.Id, cancellation)).Next,
                job.TouchesMany,
                (long)said.Timeout.TotalSeconds,
                [.. job.Parameters.Fields.Select(Show)]);
        }

        private Parameter Show(JobParameter field) => new(
            field.Name,
            field.Kind,
            Say(field.Title),
            field.Hint is { } hint ? Say(hint) : null,
            field.Required,
            field.Default,
            field.Min,
            field.Max,
            [.. field.Choices.Select(choice => new Choice(choice.Value, Say(choice.Title)))]);

        private string Say(LocalText text) => text.In(spoken.Language);
    }
}
