using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.Web;

namespace VoltKosova.Jobs.Features;

/// <summary>One operation: how far it is, what it says, how it ended.</summary>
internal static class GetOperation
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet(
            "operations/{id:guid}",
            (Guid id, [FromQuery(Name = "log_after")] long? logAfter, IMediator mediator, CancellationToken cancellation) =>
                mediator.Send(new Request(id, logAfter ?? 0), cancellation))
        .WithName(nameof(GetOperation))
        .WithSummary("Read how far an operation has come; ask again after Retry-After.")
        .Answers<Operation>();

    internal sealed record Request(Guid Id, long LogAfter) : IRequest<Answer>, IForStaff
    {
        public static Right Right => JobRights.Ask;
    }

    internal sealed class Handler(Operations operations) : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken) =>
            await operations.Find(request.Id, request.LogAfter, cancellationToken) is { } operation
                ? operation.Shown()
                : new NoSuchRun();
    }
}
