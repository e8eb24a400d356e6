using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using VoltKosova.Kernel;
using VoltKosova.Web.Idempotency;
using VoltKosova.Web.Problems;
using VoltKosova.Web.Versions;

namespace VoltKosova.Web;

/// <summary>
/// What every handler answers. An act on a store returns it from inside the act, so that it is finished when the commit is made and can be
/// kept for the request's Idempotency-Key.
/// </summary>
public sealed class Answer : IResult, IStatusCodeHttpResult
{
    private byte[]? _bytes;

    private Answer(int status) => Status = status;

    private Answer(Answer other)
    {
        (Status, Body, Version, Location, OperationLocation) =
            (other.Status, other.Body, other.Version, other.Location, other.OperationLocation);
        (Rejection, RetryAfter, IsReplay, IsSecret, Kept, Next, Stream, Saved) =
            (other.Rejection, other.RetryAfter, other.IsReplay, other.IsSecret, other.Kept, other.Next, other.Stream, other.Saved);
    }

    /// <summary>The HTTP status.</summary>
    public int Status { get; }

    int? IStatusCodeHttpResult.StatusCode => Status;

    /// <summary>What is written as JSON; null for nothing.</summary>
    public object? Body { get; private init; }

    /// <summary>The version of the thing, which becomes its ETag; null for things without one.</summary>
    public long? Version { get; private init; }

    /// <summary>Where the made thing is, a path on this host.</summary>
    public string? Location { get; private init; }

    /// <summary>Where the progress of long work can be read, a path on this host.</summary>
    public string? OperationLocation { get; private init; }

    /// <summary>When asking again will tell more.</summary>
    public TimeSpan? RetryAfter { get; private init; }

    /// <summary>The "no", when it is one.</summary>
    public Rejection? Rejection { get; private init; }

    internal bool IsReplay { get; private init; }

    internal bool IsSecret { get; private init; }

    internal string? Next { get; private init; }

    internal (string MediaType, Func<Stream, Witness, CancellationToken, Task> Write)? Stream { get; private init; }

    internal (string MediaType, string Name, byte[] Bytes)? Saved { get; private init; }

    internal object? Kept { get; private init; }

    internal bool Succeeded => Status is >= 200 and < 300;

    /// <summary>200.</summary>
    public static Answer Ok(object body, long? version = null) => new(StatusCodes.Status200OK) { Body = body, Version = version };

    /// <summary>201 with the path of what was made.</summary>
    public static Answer Created(string location, object? body = null, long? version = null) =>
        new(StatusCodes.Status201Created) { Location = location, Body = body, Version = version };

    /// <summary>202: it will be done; the operation's path, in Location and Operation-Location, tells how far it has come.</summary>
    public static Answer Accepted(object? body = null, string? operationLocation = null) =>
        new(StatusCodes.Status202Accepted) { Body = body, Location = operationLocation, OperationLocation = operationLocation };

    /// <summary>204.</summary>
    public static Answer NoContent(long? version = null) => new(StatusCodes.Status204NoContent) { Version = version };

    /// <summary>A business "no", told as a problem.</summary>
    public static Answer Refused(Rejection rejection)
    {
        ArgumentNullException.ThrowIfNull(rejection);
        return new(RejectionStatus.Of(rejection.Kind)) { Rejection = rejection };
    }

    public static implicit operator Answer(Rejection rejection) => Refused(rejection);

    /// <summary>
    /// The same answer, whose body holds personal data or a secret that is shown once: it is not kept for the Idempotency-Key. A replay has
    /// the same status and headers, and <paramref name="kept"/> as its body.
    /// </summary>
    /// <param name="kept">What a replay may say, for example the id; null for an empty body.</param>
    public Answer Secret(object? kept = null) => new(this) { IsSecret = true, Kept = kept };

    /// <summary>The same answer about something that moves: when to ask again.</summary>
    public Answer AskAgainIn(TimeSpan wait) => new(this) { RetryAfter = wait };

    /// <summary>The same answer, to a request whose <see cref="RequestKey"/> had its effect before.</summary>
    public Answer Replayed() => new(this) { IsReplay = true };

    /// <summary>200 with a file that the caller saves; declared by <c>AnswersFile</c>.</summary>
    /// <param name="mediaType">What it is, such as <c>application/pdf</c>.</param>
    /// <param name="name">What it is called: letters, digits, dots and dashes, nobody's name.</param>
    /// <param name="bytes">All of it.</param>
    public static Answer File(string mediaType, string name, byte[] bytes) =>
        new(StatusCodes.Status200OK) { Saved = (mediaType, name, bytes) };

    internal static Answer Streamed(string mediaType, Func<Stream, Witness, CancellationToken, Task> write) =>
        new(StatusCodes.Status200OK) { Stream = (mediaType, write) };

    internal Answer WithNext(string? next) => new(this) { Next = next };

    /// <inheritdoc />
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        ArgumentNullException.ThrowIfNull(httpContext);
        if (Rejection is not null)
        {
            if (!await httpContext.RequestServices.GetRequiredService<KeyedAct>().Replay())
                await Problem.Of(Rejection).ExecuteAsync(httpContext);
            return;
        }

        var response = httpContext.Response;
        if (Version is { } version)
            response.Headers.ETag = EntityTag.Of(version);
        if (Version is { } current && EntityTag.IsKnownTo(httpContext.Request, current))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        if (Location is not null)
            response.Headers.Location = Location;
        if (OperationLocation is not null)
            response.Headers["Operation-Location"] = OperationLocation;
        if (RetryAfter is { } wait)
            response.Headers.RetryAfter = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        LogPositions.Tell(httpContext);
        if (IsReplay)
            response.Headers[IdempotencyKey.ReplayHeader] = "true";
        if (Next is not null)
            response.Headers.Link = $"<{Next}>; rel=\"next\"";
        response.StatusCode = Status;
        var witness = httpContext.RequestServices.GetRequiredService<Witness>();
        if (Stream is { } stream)
        {
            await Pour(response, stream.MediaType, witness, stream.Write);
        }
        else if (Saved is { } file)
        {
            await witness.Tell(httpContext.RequestAborted);
            response.Headers.ContentDisposition = $"attachment; filename=\"{file.Name}\"";
            await Write(response, file.MediaType, file.Bytes, httpContext.RequestAborted);
        }
        else if (Bytes() is { } bytes)
        {
            witness.Read(bytes);
            await witness.Tell(httpContext.RequestAborted);
            await WriteJson(response, bytes, httpContext.RequestAborted);
        }
    }

    internal static Task WriteJson(HttpResponse response, ReadOnlyMemory<byte> json, CancellationToken cancellation) =>
        Write(response, "application/json; charset=utf-8", json, cancellation);

    private static async Task Write(HttpResponse response, string contentType, ReadOnlyMemory<byte> bytes, CancellationToken cancellation)
    {
        response.ContentType = contentType;
        response.ContentLength = bytes.Length;
        if (!HttpMethods.IsHead(response.HttpContext.Request.Method))
            await response.Body.WriteAsync(bytes, cancellation);
    }

    // What fails before the first byte is a problem; what fails later breaks the connection off, so that half a file does not look whole.
    private static async Task Pour(
        HttpResponse response, string mediaType, Witness witness, Func<Stream, Witness, CancellationToken, Task> write)
    {
        response.ContentType = mediaType + "; charset=utf-8";
        await write(response.Body, witness, response.HttpContext.RequestAborted);
    }

    // Made before the first byte leaves: what cannot be written is an honest 500, not a torn 200.
    internal byte[]? Bytes() => _bytes ??= Body is null ? null : JsonSerializer.SerializeToUtf8Bytes(Body, Body.GetType(), ApiJson.Options);

    /// <summary>What an Idempotency-Key keeps of the body.</summary>
    internal byte[]? KeptBytes() =>
        !IsSecret ? Bytes() : Kept is null ? null : JsonSerializer.SerializeToUtf8Bytes(Kept, Kept.GetType(), ApiJson.Options);
}
