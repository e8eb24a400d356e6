using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Kernel;
using VoltKosova.Volunteering.Domain;
using VoltKosova.Web;

namespace VoltKosova.Volunteering.Views;

/// <summary>The catalogue of skills, for forms.</summary>
internal static class ListSkills
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("skills", (IMediator mediator, CancellationToken cancellation) => mediator.Send(new Request(), cancellation))
        .WithName(nameof(ListSkills))
        .WithSummary("Read the catalogue of skills.")
        .Answers<Body>(StatusCodes.Status200OK);

    internal sealed record Request : IRequest<Answer>, IForPublic;

    internal sealed record Body(IReadOnlyList<Entry> Items);

    internal sealed record Entry(Skill Skill, LocalText Name);

    internal sealed class Handler : IRequestHandler<Request, Answer>
    {
        private static readonly Body _all = new([.. Enum.GetValues<Skill>().Select(skill => new Entry(skill, skill.Name()))]);

        public Task<Answer> Handle(Request request, CancellationToken cancellationToken) => Task.FromResult(Answer.Ok(_all));
    }
}
