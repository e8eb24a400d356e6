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

    /// <summary>The origins whose pages may call the API from a browser; none by default.</summary>
    public IList<string> CorsOrigins { get; init; } = [];

    /// <summary>The addresses of reverse proxies whose X-Forwarded-For is believed; none by default.</summary>
    public IList<string> KnownProxies { get; init; } = [];
}
