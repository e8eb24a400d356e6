using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.Web;

namespace VoltKosova.Accounts.Features;

/// <summary>An administrator takes the link to the provider outside away. Mapped where there is one.</summary>
internal static class UnlinkExternalIdentity
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapDelete(LinkExternalIdentity.Route, (Guid id, IMediator mediator, CancellationToken cancellation) =>
            mediator.Send(new Request(id), cancellation))
        .WithName(nameof(UnlinkExternalIdentity))
        .WithSummary("Take away the link of an account to the OpenID Connect provider. Its sessions end.")
        .Answers(StatusCodes.Status204NoContent);

    internal sealed record Request(Guid Id) : IRequest<Answer>, IForStaff
    {
        public static Right Right => AccountRights.Manage;
    }

    internal sealed class Handler(Caller caller, StaffTable staff, ExternalIdentityTable identities, ExternalProvider provider)
        : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken)
        {
            if (await staff.Refuse(await caller.Scope(AccountRights.Manage, cancellationToken), request.Id, cancellationToken) is { } no)
                return no;
            await identities.Unlink(request.Id, provider.Options!.Issuer, cancellationToken);
            return Answer.NoContent();
        }
    }
}
