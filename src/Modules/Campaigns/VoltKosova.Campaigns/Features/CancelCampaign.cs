using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.Campaigns.Domain.Campaigns;
using VoltKosova.EventStore;
using VoltKosova.Web;

namespace VoltKosova.Campaigns.Features;

/// <summary>Gives a campaign up, with a reason. It is public no more.</summary>
internal static class CancelCampaign
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost(
            "campaigns/{id:guid}/cancellation",
            (Guid id, Reasons body, IfMatch ifMatch, IMediator mediator, CancellationToken cancellation) =>
                mediator.Send(new Request(id, body.Reason, ifMatch.Version), cancellation))
        .WithName(nameof(CancelCampaign))
        .WithSummary("Cancel a draft or a campaign that runs, with a reason that staff can read.")
        .Answers(StatusCodes.Status204NoContent);

    internal sealed record Reasons(string Reason);

    internal sealed record Request(Guid Id, string Reason, long IfVersion) : IRequest<Answer>, IForStaff
    {
        public static Right Right => CampaignsRights.Manage;
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(request => request.Reason).NotEmpty().MaximumLength(2000);
    }

    internal sealed class Handler(Store<CampaignsStreams> store, Caller caller) : IRequestHandler<Request, Answer>
    {
        public Task<Answer> Handle(Request request, CancellationToken cancellationToken) => OnCampaign.Decide(
            store,
            caller,
            request.Id,
            request.IfVersion,
            writing => new CampaignCommand.Cancel(caller.AccountId!.Value, request.Reason.Trim(), writing.Now),
            cancellationToken);
    }
}
