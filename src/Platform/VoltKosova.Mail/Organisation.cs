using Microsoft.Extensions.Configuration;

namespace VoltKosova.Mail;

/// <summary>Who writes the mails, from the configuration section <c>Organisation</c>.</summary>
/// <param name="Name">Never inflected: the templates are written around it.</param>
/// <param name="ContactEmail">Where people can ask.</param>
/// <param name="Site">Where the front end is, without a slash at the end; links in mails begin with it.</param>
public sealed record Organisation(string Name, string ContactEmail, string Site)
{
    internal static Organisation Read(IConfiguration configuration)
    {
        var section = configuration.GetSection("Organisation");
        var site = section["Site"] is { Length: > 0 } set ? set : "http://localhost:5080";
        if (!Uri.TryCreate(site, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https"))
            throw new InvalidOperationException("The setting Organisation:Site must be an absolute http or https address.");
        return new Organisation(section["Name"] ?? "Volt Kosova", section["ContactEmail"] ?? "info@voltkosova.org", site.TrimEnd('/'));
    }
}
