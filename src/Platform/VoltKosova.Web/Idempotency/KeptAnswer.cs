using System.Text;
using Microsoft.AspNetCore.Http;
using VoltKosova.Web.Versions;

namespace VoltKosova.Web.Idempotency;

/// <summary>A finished answer as it is kept beside its effect, without personal data, until it is deleted after 24 hours.</summary>
/// <param name="Payload">SHA-256 over method, path, query and body of the request, in hex.</param>
/// <param name="Status">The status, always a success.</param>
/// <param name="Body">The JSON to say again, byte for byte.</param>
/// <param name="Etag">The ETag.</param>
/// <param name="Location">The Location.</param>
/// <param name="OperationLocation">The Operation-Location.</param>
/// <param name="AnsweredAt">When; rows are deleted by it.</param>
internal sealed record KeptAnswer(
    string Payload, int Status, string? Body, string? Etag, string? Location, string? OperationLocation, DateTimeOffset AnsweredAt)
{
    public static KeptAnswer Of(Answer answer, string payload, DateTimeOffset now) => new(
        payload,
        answer.Status,
        answer.KeptBytes() is { } json ? Encoding.UTF8.GetString(json) : null,
        answer.Version is { } version ? EntityTag.Of(version) : null,
        answer.Location,
        answer.OperationLocation,
        now);

    public async Task Replay(HttpContext context)
    {
        var response = context.Response;
        response.StatusCode = Status;
        response.Headers[IdempotencyKey.ReplayHeader] = "true";
        if (Etag is not null)
            response.Headers.ETag = Etag;
        if (Location is not null)
            response.Headers.Location = Location;
        if (OperationLocation is not null)
            response.Headers["Operation-Location"] = OperationLocation;
        if (Body is not null)
            await Answer.WriteJson(response, Encoding.UTF8.GetBytes(Body), context.RequestAborted);
    }
}
