using System.Net.Sockets;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Npgsql;
using VoltKosova.EventStore;
using VoltKosova.Postgres;

namespace VoltKosova.Web.Problems;

/// <summary>Turns whatever was thrown into a problem. What nobody expected is logged by its kind and trace, without what it says.</summary>
internal sealed partial class ExceptionProblems(Databases databases, ILogger<ExceptionProblems> log) : IExceptionHandler
{
    private const string StoreUnavailable = "store-unavailable";

    private static readonly TimeSpan _soon = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan _later = TimeSpan.FromSeconds(5);

    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (httpContext.RequestAborted.IsCancellationRequested)
            return true;
        var problem = Of(exception);
        if (problem.Status >= 500)
            Failed(log, httpContext.Request.Method, problem.Code, exception.GetType().Name, Where(exception));
        if (problem.Code == StoreUnavailable)
            databases.ForgetIdle();
        await problem.ExecuteAsync(httpContext);
        return true;
    }

    internal static Problem Of(Exception exception) => exception switch
    {
        ProblemException told => told.Problem,
        BadHttpRequestException { InnerException: JsonException json } => OfJson(json),
        BadHttpRequestException { StatusCode: StatusCodes.Status400BadRequest } bad => OfParameter(bad),
        BadHttpRequestException bad => StatusProblems.Of(bad.StatusCode),
        CommitRefusedException { Outcome: CommitOutcome.KeyBusy } =>
            new("request-in-progress", StatusCodes.Status409Conflict) { RetryAfter = _soon },
        CommitRefusedException or ContendedException => new("contended", StatusCodes.Status503ServiceUnavailable) { RetryAfter = _soon },
        IPersonalDataUnavailable => new("personal-data-unavailable", StatusCodes.Status503ServiceUnavailable) { RetryAfter = _later },
        PersonErasedException => new("person-erased", StatusCodes.Status410Gone),
        NpgsqlException or SocketException or TimeoutException when IsOutage(exception) =>
            new(StoreUnavailable, StatusCodes.Status503ServiceUnavailable) { RetryAfter = _later },
        { InnerException: NpgsqlException inner } when IsOutage(inner) =>
            new(StoreUnavailable, StatusCodes.Status503ServiceUnavailable) { RetryAfter = _later },
        _ => new("unexpected", StatusCodes.Status500InternalServerError),
    };

    // An answer of PostgreSQL that is about the statement is a bug, one about the server's state or the connection is an outage.
    private static bool IsOutage(Exception exception) => exception is not PostgresException told
        || told.IsTransient
        || told.SqlState is ['0', '8', ..] or ['2', '5', 'P', ..] or ['5', '3', ..] or ['5', '7', ..] or ['5', '8', ..];

    private static Problem OfJson(JsonException json)
    {
        var missing = MissingFields().Match(json.Message);
        return missing.Success
            ? new Problem("invalid-request", StatusCodes.Status422UnprocessableEntity)
            {
                Flaws =
                [
                    .. Quoted().Matches(missing.Groups[1].Value)
                        .Select(field => new Flaw("required", JsonPointer.OfPath($"{json.Path}.{field.Groups[1].Value}"))),
                ],
            }
            : new Problem("malformed-request", StatusCodes.Status400BadRequest)
            {
                Flaws = [new Flaw(UnknownField().IsMatch(json.Message) ? "unknown-field" : "malformed", JsonPointer.OfPath(json.Path))],
            };
    }

    private static Problem OfParameter(BadHttpRequestException bad)
    {
        var parameter = Parameter().Match(bad.Message);
        return StatusProblems.Of(bad.StatusCode) with
        {
            Flaws = parameter.Success
                ? [new Flaw(bad.Message.StartsWith("Required", StringComparison.Ordinal) ? "required" : "malformed",
                    Parameter: parameter.Groups[1].Value)]
                : [],
        };
    }

    private static string Where(Exception exception) =>
        exception.StackTrace?.Split('\n').FirstOrDefault(line => line.Contains("VoltKosova", StringComparison.Ordinal))?.Trim() ?? "";

    [GeneratedRegex("missing required properties including: (.*)")]
    private static partial Regex MissingFields();

    [GeneratedRegex("'([^']+)'")]
    private static partial Regex Quoted();

    [GeneratedRegex("could not be mapped to any \\.NET member")]
    private static partial Regex UnknownField();

    [GeneratedRegex("arameter \"[^\"]*?(\\w+)\"")]
    private static partial Regex Parameter();

    [LoggerMessage(LogLevel.Error, "{Method} ended as {Code}: {Kind} {Where}")]
    private static partial void Failed(ILogger log, string method, string code, string kind, string where);
}
