using System.Globalization;
using Microsoft.Extensions.Configuration;
using VoltKosova.Privacy;

namespace VoltKosova.Mail;

/// <summary>
/// The mail server: <c>Smtp:Host</c>, <c>Smtp:Port</c> (587), <c>Smtp:StartTls</c> (true), <c>Smtp:User</c> and <c>Smtp:Password</c>,
/// <c>Smtp:From</c>, <c>Smtp:FromName</c>. Without a host mails are kept.
/// </summary>
internal sealed record SmtpSettings(
    string Host, int Port, bool StartTls, string? User, string? Password, EmailAddress From, string FromName)
{
    /// <summary>The settings, or null when no host is named.</summary>
    /// <exception cref="InvalidOperationException">One is missing or wrong; one sentence that names it.</exception>
    public static SmtpSettings? Read(IConfiguration configuration)
    {
        var smtp = configuration.GetSection("Smtp");
        if (smtp["Host"] is not { Length: > 0 } host)
            return null;
        if (!int.TryParse(smtp["Port"] ?? "587", NumberStyles.None, CultureInfo.InvariantCulture, out var port) || port is < 1 or > 65535)
            throw new InvalidOperationException("The setting Smtp:Port is not a port.");
        if (!bool.TryParse(smtp["StartTls"] ?? "true", out var startTls))
            throw new InvalidOperationException("The setting Smtp:StartTls is neither true nor false.");
        if (!EmailAddress.TryParse(smtp["From"], out var from))
            throw new InvalidOperationException("The setting Smtp:From is not an e-mail address: name the one that mails come from.");
        return new SmtpSettings(host, port, startTls, smtp["User"], smtp["Password"], from, smtp["FromName"] ?? "Volt Kosova");
    }

    /// <summary>Without the password.</summary>
    public override string ToString() => $"{Host}:{Port}";
}
