using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using VoltKosova.Access;
using VoltKosova.Web.Problems;

namespace VoltKosova.Web.Limits;

/// <summary>
/// How much one account, or one address of the public, may ask in a while. An endpoint may name a tighter policy; every answer says how
/// much is left, by the IETF's draft of RateLimit headers.
/// </summary>
internal sealed class RateLimits(IOptions<WebOptions> options) : IAsyncDisposable
{
    private readonly PartitionedRateLimiter<HttpContext> _limiter = PartitionedRateLimiter.Create<HttpContext, (string, string)>(context =>
    {
        var (name, policy) = PolicyOf(context, options.Value);
        return policy.Permits == 0
            ? RateLimitPartition.GetNoLimiter((name, ""))
            : RateLimitPartition.GetFixedWindowLimiter((name, Who(context)), _ => new FixedWindowRateLimiterOptions
            {
                PermitLimit = policy.Permits,
                Window = TimeSpan.FromSeconds(policy.Seconds),
            });
    });

    public ValueTask DisposeAsync() => _limiter.DisposeAsync();

    /// <summary>Takes one permit and writes what is left; the problem when there is none.</summary>
    public Problem? Take(HttpContext context)
    {
        var (name, policy) = PolicyOf(context, options.Value);
        if (policy.Permits == 0)
            return null;
        using var lease = _limiter.AttemptAcquire(context);
        var left = _limiter.GetStatistics(context)?.CurrentAvailablePermits ?? 0;
        var announced = string.Create(CultureInfo.InvariantCulture, $"\"{name}\";q={policy.Permits};w={policy.Seconds}");
        if (lease.IsAcquired)
        {
            Say(context, announced, string.Create(CultureInfo.InvariantCulture, $"\"{name}\";r={left}"));
            return null;
        }

        var wait = lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : TimeSpan.FromSeconds(policy.Seconds);
        Say(context, announced,
            string.Create(CultureInfo.InvariantCulture, $"\"{name}\";r=0;t={Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds))}"));
        return StatusProblems.Of(StatusCodes.Status429TooManyRequests) with { RetryAfter = wait };
    }

    // At the last moment: an exception on the way clears what was said before.
    private static void Say(HttpContext context, string policy, string left) => context.Response.OnStarting(() =>
    {
        (context.Response.Headers["RateLimit-Policy"], context.Response.Headers["RateLimit"]) = (policy, left);
        return Task.CompletedTask;
    });

    private static (string Name, RateLimitPolicy Policy) PolicyOf(HttpContext context, WebOptions options)
    {
        var metadata = context.GetEndpoint()?.Metadata;
        var name = metadata?.GetMetadata<LimitedBy>()?.Policy
            ?? (HttpMethods.IsPost(context.Request.Method) && metadata?.GetMetadata<SensitiveWhenSentAttribute>() is not null
                ? WebOptions.SensitivePolicy
                : null)
            ?? (CallerOf(context).IsSignedIn ? WebOptions.AccountPolicy : WebOptions.PublicPolicy);
        return options.RateLimits.TryGetValue(name, out var policy)
            ? (name, policy)
            : throw new InvalidOperationException($"The setting Web:RateLimits:{name} is missing: an endpoint asks for this policy.");
    }

    // The public is told apart by address; of an IPv6 address only the network counts, because its owner has all of it.
    private static string Who(HttpContext context) => CallerOf(context).AccountId is { } account
        ? account.ToString("N")
        : context.Connection.RemoteIpAddress is { AddressFamily: AddressFamily.InterNetworkV6, IsIPv4MappedToIPv6: false } address
            ? new IPNetwork(Network(address), 64).ToString()
            : context.Connection.RemoteIpAddress?.ToString() ?? "";

    private static IPAddress Network(IPAddress address)
    {
        var bytes = address.GetAddressBytes();
        bytes.AsSpan(8).Clear();
        return new IPAddress(bytes);
    }

    private static Caller CallerOf(HttpContext context) => context.RequestServices.GetRequiredService<Caller>();
}

/// <summary>The policy that an endpoint asks for.</summary>
internal sealed record LimitedBy(string Policy);

/// <summary>Refuses who asks too much. Health checks are not counted.</summary>
internal sealed class RateLimitMiddleware(RequestDelegate next, RateLimits limits)
{
    public Task InvokeAsync(HttpContext context) =>
        !context.Request.Path.StartsWithSegments("/health", StringComparison.Ordinal) && limits.Take(context) is { } problem
            ? problem.ExecuteAsync(context)
            : next(context);
}
