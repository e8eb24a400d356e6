using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using VoltKosova.Kernel;

namespace VoltKosova.Access;

/// <summary>A "no" as problem details (RFC 9457) with its stable code.</summary>
internal static class Problems
{
    public static ProblemHttpResult SignInNeeded => Make(StatusCodes.Status401Unauthorized, "sign-in-needed", "Send a valid access token.");

    public static ProblemHttpResult Of(Rejection rejection) => Make(
        rejection.Kind switch
        {
            RejectionKind.Conflict => StatusCodes.Status409Conflict,
            RejectionKind.Invalid => StatusCodes.Status422UnprocessableEntity,
            RejectionKind.NotFound => StatusCodes.Status404NotFound,
            RejectionKind.Forbidden => StatusCodes.Status403Forbidden,
            RejectionKind.Stale => StatusCodes.Status412PreconditionFailed,
        },
        rejection.Code,
        rejection.Reason);

    private static ProblemHttpResult Make(int status, string code, string reason) =>
        TypedResults.Problem(statusCode: status, detail: reason, extensions: new Dictionary<string, object?> { ["code"] = code });
}
