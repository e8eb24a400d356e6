using Microsoft.AspNetCore.Http;
using VoltKosova.Access;
using VoltKosova.Kernel;

namespace VoltKosova.Web.Problems;

/// <summary>Access lies below this part; its refusals are told like all others.</summary>
internal sealed class RefusalsOfAccess : ITellRefusals
{
    public IResult Of(Rejection rejection) => Problem.Of(rejection);

    public IResult NotSignedIn() => new Problem("not-signed-in", StatusCodes.Status401Unauthorized);
}
