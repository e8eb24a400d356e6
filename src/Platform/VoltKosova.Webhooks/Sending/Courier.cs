using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text;

namespace VoltKosova.Webhooks.Sending;

/// <summary>
/// Carries one message to one receiver whom nobody trusts: only to allowed addresses, without proxy, redirects and cookies, within the
/// timeout from the first look-up to the last byte read, and reading no more of the answer than is kept.
/// </summary>
internal sealed class Courier : IDisposable
{
    /// <summary>How much of an answer is read and kept, in bytes.</summary>
    public const int MostResponseBytes = 20_000;

    private readonly HttpClient _client;
    private readonly TimeProvider _clock;
    private readonly TimeSpan _timeout;

    public Courier(Destinations destinations, Authorities authorities, WebhookSettings settings, TimeProvider clock)
    {
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseProxy = false,
            UseCookies = false,
            ConnectCallback = destinations.Connect,
            SslOptions = { CertificateChainPolicy = authorities.Policy },
            PooledConnectionLifetime = TimeSpan.FromMinutes(2),
            MaxResponseHeadersLength = 16,
            MaxResponseDrainSize = 0,
            ActivityHeadersPropagator = DistributedContextPropagator.CreateNoOutputPropagator(),
        };
        (_client, _clock, _timeout) = (new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan }, clock, settings.Timeout);
    }

    /// <summary>One attempt. The end of the host before an answer is an exception; everything else is how it ended.</summary>
    public async Task<Outcome> Send(Letter letter, CancellationToken stopping)
    {
        // Patience is real time, also where a test sets the clock of the business.
        using var patience = new CancellationTokenSource(_timeout, TimeProvider.System);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, stopping);
        using var request = new HttpRequestMessage(HttpMethod.Post, letter.Url)
        {
            Content = new StringContent(letter.Body, Encoding.UTF8, new MediaTypeHeaderValue(letter.MediaType)),
        };
        request.Headers.Add("webhook-id", letter.Id.ToString());
        request.Headers.Add("webhook-timestamp", Signature.Seconds(letter.Timestamp));
        request.Headers.Add("webhook-signature", letter.Signature);
        request.Headers.UserAgent.Add(new ProductInfoHeaderValue("VoltKosova-Webhooks", "1"));
        try
        {
            using var response = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            var kept = await Beginning(response, either.Token);
            return new Outcome(Outcome.ClassOf(response.StatusCode), (int)response.StatusCode, kept, RetryAfter(response));
        }
        catch (Exception failure) when (!stopping.IsCancellationRequested)
        {
            return new Outcome(patience.IsCancellationRequested ? OutcomeClass.Timeout : Outcome.ClassOf(failure));
        }
    }

    public void Dispose() => _client.Dispose();

    /// <summary>What there is of the body. The status has been said: a body that hangs or breaks off changes nothing about it.</summary>
    private static async Task<string?> Beginning(HttpResponseMessage response, CancellationToken cancellation)
    {
        var bytes = new byte[MostResponseBytes];
        var length = 0;
        try
        {
            await using var stream = await response.Content.ReadAsStreamAsync(cancellation);
            int read;
            while (length < bytes.Length && (read = await stream.ReadAsync(bytes.AsMemory(length), cancellation)) > 0)
                length += read;
        }
        catch (Exception failure) when (failure is IOException or HttpRequestException or OperationCanceledException)
        {
            // What was read is kept.
        }

        // PostgreSQL keeps no zero in a text.
        return length == 0 ? null : Encoding.UTF8.GetString(bytes, 0, length).Replace('\0', '\uFFFD');
    }

    private TimeSpan? RetryAfter(HttpResponseMessage response) =>
        response.Headers.RetryAfter is { } asked ? asked.Delta ?? asked.Date - _clock.GetUtcNow() : null;
}
