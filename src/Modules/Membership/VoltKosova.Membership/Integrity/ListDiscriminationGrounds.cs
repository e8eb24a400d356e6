using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Kernel;
using VoltKosova.Membership.Domain.Integrity;
using VoltKosova.Policy;
using VoltKosova.Web;

namespace VoltKosova.Membership.Integrity;

/// <summary>The grounds of discrimination that a complaint can name today, for forms.</summary>
internal static class ListDiscriminationGrounds
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("discrimination-grounds", (IMediator mediator, CancellationToken cancellation) =>
            mediator.Send(new Request(), cancellation))
        .WithName(nameof(ListDiscriminationGrounds))
        .WithSummary("Read the grounds on which the law forbids discrimination, as they hold today.")
        .Answers<Body>(StatusCodes.Status200OK);

    internal sealed record Request : IRequest<Answer>, IForPublic;

    internal sealed record Body(IReadOnlyList<Entry> Items);

    internal sealed record Entry(string Ground, LocalText Name);

    internal sealed class Handler(PolicyBook policy, TimeProvider clock) : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken)
        {
            var rules = await policy.Read(cancellationToken, IntegrityPolicy.DiscriminationGrounds);
            var grounds = rules.Words(IntegrityPolicy.DiscriminationGrounds, Seat.DayOf(clock.GetUtcNow()));
            return Answer.Ok(new Body([.. grounds.Select(ground => new Entry(ground, DiscriminationGrounds.NameOf(ground)))]));
        }
    }
}
