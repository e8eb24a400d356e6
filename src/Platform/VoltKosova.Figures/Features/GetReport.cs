using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.Figures.Reports;
using VoltKosova.Kernel;
using VoltKosova.Web;

namespace VoltKosova.Figures.Features;

/// <summary>A monthly report as the PDF that it is.</summary>
internal static class GetReport
{
    private const string MediaType = "application/pdf";

    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet(
            "reports/{id:guid}",
            (Guid id, IMediator mediator, CancellationToken cancellation) => mediator.Send(new Request(id), cancellation))
        .WithName(nameof(GetReport))
        .WithSummary("Download a monthly report as PDF.")
        .AnswersFile(MediaType);

    internal sealed record Request(Guid Id) : IRequest<Answer>, IForStaff
    {
        public static Right Right => ReportRights.See;
    }

    internal sealed class Handler(ReportShelf shelf, Caller caller) : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken) =>
            await shelf.Find(request.Id, await caller.Scope(Request.Right, cancellationToken), cancellationToken) is var (report, bytes)
                ? Answer.File(MediaType, report.FileName, bytes)
                : new NoSuchReport();
    }
}

/// <summary>There is no such report, or the caller may not see it.</summary>
internal sealed record NoSuchReport() : Rejection("There is no such report.", RejectionKind.NotFound);
