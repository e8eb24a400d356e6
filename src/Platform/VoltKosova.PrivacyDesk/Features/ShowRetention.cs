using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.Web;

namespace VoltKosova.PrivacyDesk.Features;

/// <summary>The rules by which things are deleted, and how much each would delete at this moment.</summary>
internal static class ShowRetention
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("retention", (IMediator mediator, CancellationToken cancellation) => mediator.Send(new Request(), cancellation))
        .WithName(nameof(ShowRetention))
        .WithSummary("Read how long what is kept, since when and by whose rule, and how much of it would be deleted now.")
        .Answers<Body>(StatusCodes.Status200OK);

    internal sealed record Request : IRequest<Answer>, IForStaff
    {
        public static Right Right => PrivacyRights.Retention;
    }

    internal sealed record Body(IReadOnlyList<Line> Rules);

    /// <summary>A rule.</summary>
    /// <param name="Before">What ended before is due.</param>
    /// <param name="Due">How much that is.</param>
    internal sealed record Line(string Id, string What, int Days, DateOnly ValidFrom, string Source, DateTimeOffset Before, long Due);

    internal sealed class Handler(IEnumerable<IRetain> kept, Caller caller, RequestLanguage language, TimeProvider clock)
        : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken)
        {
            if (!(await caller.Scope(PrivacyRights.Retention, cancellationToken)).Everywhere)
                return new OutsideOwnScope();
            var lines = new List<Line>();
            foreach (var one in kept.OrderBy(one => one.Id, StringComparer.Ordinal))
            {
                var rule = await one.Rule(cancellationToken);
                var before = clock.GetUtcNow().AddDays(-rule.Days);
                lines.Add(new Line(
                    rule.Id, rule.What.In(language.Language), rule.Days, rule.ValidFrom, rule.Source, before,
                    await one.Count(before, cancellationToken)));
            }

            return Answer.Ok(new Body(lines));
        }
    }
}
