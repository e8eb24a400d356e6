using MediatR;
using Microsoft.AspNetCore.Http;
using VoltKosova.Access;
using VoltKosova.Web.Problems;

namespace VoltKosova.Web.Requests;

/// <summary>Nobody reaches a handler whom its request does not name.</summary>
internal sealed class Authorisation<TRequest, TResponse>(Caller caller, FreshProof proof) : IPipelineBehavior<TRequest, TResponse>
    where TRequest : notnull
{
    public Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next) =>
        Audience.Of(typeof(TRequest)) switch
        {
            Audience.Public => next(),
            Audience.SignedIn or Audience.Staff when !caller.IsSignedIn => throw new ProblemException(
                new Problem("not-signed-in", StatusCodes.Status401Unauthorized)),
            Audience.Staff staff when !caller.Has(staff.Right) => throw new ProblemException(
                new Problem("right-missing", StatusCodes.Status403Forbidden)),
            Audience.SignedIn when caller.IsService => throw new ProblemException(
                new Problem("not-for-machines", StatusCodes.Status403Forbidden)),
            Audience.SignedIn or Audience.Staff when proof.Missing(request) is { } problem => throw new ProblemException(problem),
            Audience.SignedIn or Audience.Staff => next(),
            _ => throw new InvalidOperationException($"{typeof(TRequest).FullName} does not say who may make it."),
        };
}
