using System.ComponentModel.DataAnnotations;

namespace VoltKosova.Web;

/// <summary>The section <c>Web</c> of the configuration.</summary>
public sealed class WebOptions
{
    /// <summary>What problem types begin with; a path on this host or an absolute URI, with a slash at its end.</summary>
    [Required, RegularExpression("^(/|https?://).*/$", ErrorMessage = "Web:ProblemBase must be a path or an URI that ends with a slash.")]
    public string ProblemBase { get; set; } = "/problems/";

    /// <summary>Where the API is reached from outside; told in the description of the API.</summary>
    [Required, Url(ErrorMessage = "Web:PublicUrl must be an absolute URL.")]
    public string PublicUrl { get; set; } = "https://localhost";

    /// <summary>The largest body of a request, in bytes.</summary>
    [Range(1024, 1L << 30, ErrorMessage = "Web:MaxBodyBytes must lie between 1024 and 1073741824.")]
    public long MaxBodyBytes { get; set; } = 1024 * 1024;

    /// <summary>For how many days a copy of a list can be brought up to date by <c>updated_since</c>.</summary>
    [Range(1, 365, ErrorMessage = "Web:SyncDays must lie between 1 and 365.")]
    public int SyncDays { get; set; } = 30;

    /// <summary>The origins whose pages may call the API from a browser; none by default.</summary>
    public IList<string> CorsOrigins { get; init; } = [];

    /// <summary>The addresses of reverse proxies whose X-Forwarded-For is believed; none by default.</summary>
    public IList<string> KnownProxies { get; init; } = [];

    /// <summary>
    /// How much may be asked, by policy. <c>account</c> counts per account, <c>public</c> per address of the public, others belong to the
    /// endpoints that name them; <c>sensitive</c> is there for what can be guessed at or floods mailboxes.
    /// </summary>
    public IDictionary<string, RateLimitPolicy> RateLimits { get; init; } = new Dictionary<string, RateLimitPolicy>
    {
        [AccountPolicy] = new() { Permits = 1200 },
        [PublicPolicy] = new() { Permits = 300 },
        [SensitivePolicy] = new() { Permits = 20 },
    };

    internal const string AccountPolicy = "account";
    internal const string PublicPolicy = "public";
    internal const string SensitivePolicy = "sensitive";
}

/// <summary>So many requests in so many seconds.</summary>
public sealed class RateLimitPolicy
{
    /// <summary>How many; 0 for no limit.</summary>
    public int Permits { get; set; }

    /// <summary>In how many seconds.</summary>
    public int Seconds { get; set; } = 60;
}
