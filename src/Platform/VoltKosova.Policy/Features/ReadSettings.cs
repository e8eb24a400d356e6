using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Kernel;
using VoltKosova.Web;

namespace VoltKosova.Policy.Features;

/// <summary>The movement's rules on a day, for everybody: whoever is bound by a number may read where it comes from.</summary>
internal static class ReadSettings
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet(
            "settings",
            ([FromQuery(Name = "as_of")] DateOnly? asOf, IMediator mediator, CancellationToken cancellation) =>
                mediator.Send(new Request(asOf), cancellation))
        .WithName(nameof(ReadSettings))
        .WithSummary("Read the movement's rules as they hold on a day, past or to come: value, clause, and from when to when.")
        .Answers<Body>();

    internal sealed record Request(DateOnly? AsOf) : IRequest<Answer>, IForPublic;

    internal sealed record Body(DateOnly AsOf, IReadOnlyList<Line> Settings);

    /// <summary>A setting on the day.</summary>
    /// <param name="Value">A number in digits, <c>true</c> or <c>false</c>, words with commas between them, or a text; absent while
    /// nobody has decided.</param>
    /// <param name="ValidTo">The last day; absent while there is none.</param>
    /// <param name="HardRule">Whether a law says so.</param>
    internal sealed record Line(
        string Key,
        PolicyType Type,
        string? Value,
        string Unit,
        string AppliesTo,
        string Source,
        DateOnly? ValidFrom,
        DateOnly? ValidTo,
        bool HardRule);

    internal sealed class Handler(PolicyBook book, TimeProvider clock) : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken)
        {
            var day = request.AsOf ?? Seat.DayOf(clock.GetUtcNow());
            var rows = await book.All(cancellationToken);
            return Answer.Ok(new Body(day, [.. PolicyDefault.All.Select(one =>
            {
                var said = rows.GetValueOrDefault(one.Key)?.Said;
                var now = said?.LastOrDefault(each => each.Covers(day)) ?? said?[0];
                return new Line(
                    one.Key, one.Type, now?.Value, one.Unit, one.AppliesTo, now?.Source ?? one.Source, now?.ValidFrom, now?.ValidTo,
                    one.HardRule);
            })]));
        }
    }
}
