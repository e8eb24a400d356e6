using System.Net;
using System.Net.Sockets;

namespace VoltKosova.Webhooks.Sending;

/// <summary>How an attempt ended.</summary>
internal enum OutcomeClass
{
    /// <summary>2xx.</summary>
    Delivered,

    /// <summary>410: the endpoint wants nothing more.</summary>
    Gone,

    /// <summary>3xx, which is not followed.</summary>
    RedirectError,

    /// <summary>Any other status.</summary>
    HttpError,

    /// <summary>2xx, but the challenge did not come back.</summary>
    ChallengeError,

    /// <summary>An address of the host may not be sent to; no socket was opened.</summary>
    AddressNotAllowed,

    DnsError,

    ConnectionRefused,

    ConnectionReset,

    NetworkUnreachable,

    Timeout,

    TlsError,

    /// <summary>The connection failed in another way.</summary>
    NetworkError,

    /// <summary>This host failed, not the receiver.</summary>
    SystemError,
}

/// <summary>The end of one attempt.</summary>
/// <param name="Class">What kind of end.</param>
/// <param name="Status">The HTTP status, when there was an answer.</param>
/// <param name="Response">The beginning of the answer's body, when there was one.</param>
/// <param name="RetryAfter">When the receiver wants the next attempt.</param>
internal sealed record Outcome(OutcomeClass Class, int? Status = null, string? Response = null, TimeSpan? RetryAfter = null)
{
    public static OutcomeClass ClassOf(HttpStatusCode status) => (int)status switch
    {
        >= 200 and < 300 => OutcomeClass.Delivered,
        >= 300 and < 400 => OutcomeClass.RedirectError,
        410 => OutcomeClass.Gone,
        _ => OutcomeClass.HttpError,
    };

    public static OutcomeClass ClassOf(Exception failure) => Causes(failure).Select(Known).FirstOrDefault(known => known is not null)
        ?? OutcomeClass.NetworkError;

    private static IEnumerable<Exception> Causes(Exception failure)
    {
        for (var cause = failure; cause is not null; cause = cause.InnerException)
            yield return cause;
    }

    private static OutcomeClass? Known(Exception cause) => cause switch
    {
        AddressNotAllowedException => OutcomeClass.AddressNotAllowed,
        OperationCanceledException => OutcomeClass.Timeout,
        HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } => OutcomeClass.TlsError,
        HttpRequestException { HttpRequestError: HttpRequestError.ResponseEnded } => OutcomeClass.ConnectionReset,
        SocketException socket => socket.SocketErrorCode switch
        {
            SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain or SocketError.NoRecovery => OutcomeClass.DnsError,
            SocketError.ConnectionRefused => OutcomeClass.ConnectionRefused,
            SocketError.ConnectionReset or SocketError.ConnectionAborted or SocketError.Shutdown => OutcomeClass.ConnectionReset,
            SocketError.NetworkUnreachable or SocketError.HostUnreachable or SocketError.NetworkDown => OutcomeClass.NetworkUnreachable,
            SocketError.TimedOut => OutcomeClass.Timeout,
            _ => null,
        },
        _ => null,
    };
}
