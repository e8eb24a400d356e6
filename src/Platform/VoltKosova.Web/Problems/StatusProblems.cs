using Microsoft.AspNetCore.Http;

namespace VoltKosova.Web.Problems;

/// <summary>The code of a bare status that the framework answers with.</summary>
internal static class StatusProblems
{
    public static Problem Of(int status) => new(CodeOf(status), status);

    private static string CodeOf(int status) => status switch
    {
        StatusCodes.Status400BadRequest => "malformed-request",
        StatusCodes.Status401Unauthorized => "not-signed-in",
        StatusCodes.Status403Forbidden => "right-missing",
        StatusCodes.Status404NotFound => "not-found",
        StatusCodes.Status405MethodNotAllowed => "method-not-allowed",
        StatusCodes.Status406NotAcceptable => "not-acceptable",
        StatusCodes.Status408RequestTimeout => "request-timeout",
        StatusCodes.Status409Conflict => "conflict",
        StatusCodes.Status412PreconditionFailed => "version-has-moved-on",
        StatusCodes.Status413PayloadTooLarge => "body-too-large",
        StatusCodes.Status414UriTooLong or StatusCodes.Status431RequestHeaderFieldsTooLarge => "request-too-long",
        StatusCodes.Status415UnsupportedMediaType => "unsupported-media-type",
        StatusCodes.Status422UnprocessableEntity => "invalid-request",
        StatusCodes.Status428PreconditionRequired => "precondition-required",
        StatusCodes.Status429TooManyRequests => "too-many-requests",
        StatusCodes.Status503ServiceUnavailable => "unavailable",
        < 500 => "malformed-request",
        _ => "unexpected",
    };
}
