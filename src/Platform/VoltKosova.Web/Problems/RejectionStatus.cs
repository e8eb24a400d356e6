using Microsoft.AspNetCore.Http;
using VoltKosova.Kernel;

namespace VoltKosova.Web.Problems;

/// <summary>The one place that turns kinds of "no" into statuses.</summary>
internal static class RejectionStatus
{
    public static int Of(RejectionKind kind) => kind switch
    {
        RejectionKind.Conflict => StatusCodes.Status409Conflict,
        RejectionKind.Invalid => StatusCodes.Status422UnprocessableEntity,
        RejectionKind.NotFound => StatusCodes.Status404NotFound,
        RejectionKind.Forbidden => StatusCodes.Status403Forbidden,
        RejectionKind.Stale => StatusCodes.Status412PreconditionFailed,
    };
}
