using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.DependencyInjection;
using VoltKosova.Kernel;

namespace VoltKosova.Access;

/// <summary>The port to whoever tells a "no" over HTTP. VoltKosova.Web, which stands on this part, fills it with its localised problems.</summary>
public interface ITellRefusals
{
    /// <summary>A business "no".</summary>
    IResult Of(Rejection rejection);

    /// <summary>401: there is no valid access token.</summary>
    IResult NotSignedIn();
}

/// <summary>A "no" on its way out, told by whoever fills the port.</summary>
internal sealed class Problems : IResult
{
    private readonly Rejection? _rejection;

    private Problems(Rejection? rejection) => _rejection = rejection;

    public static Problems NotSignedIn { get; } = new(null);

    public static Problems Of(Rejection rejection) => new(rejection);

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var tell = httpContext.RequestServices.GetRequiredService<ITellRefusals>();
        return (_rejection is null ? tell.NotSignedIn() : tell.Of(_rejection)).ExecuteAsync(httpContext);
    }
}

/// <summary>Status and code in English, for a host without VoltKosova.Web.</summary>
internal sealed class PlainRefusals : ITellRefusals
{
    public IResult Of(Rejection rejection) => Make(
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

    public IResult NotSignedIn() => Make(StatusCodes.Status401Unauthorized, "not-signed-in", "Send a valid access token.");

    private static ProblemHttpResult Make(int status, string code, string reason) =>
        TypedResults.Problem(statusCode: status, detail: reason, extensions: new Dictionary<string, object?> { ["code"] = code });
}
