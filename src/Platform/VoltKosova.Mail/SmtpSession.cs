using System.Net;
using System.Net.Mail;
using System.Net.Mime;
using System.Text;

namespace VoltKosova.Mail;

/// <summary>
/// One conversation with the mail server; several mails may go over it. The framework's own client does what is needed here: SMTP with
/// STARTTLS. MailKit would be the other choice and is not in every package registry; implicit TLS on port 465 is what is missed.
/// </summary>
internal sealed class SmtpSession(SmtpSettings settings, TimeProvider clock) : IDisposable
{
    public static readonly TimeSpan Timeout = TimeSpan.FromSeconds(30);

    private readonly SmtpClient _client = new(settings.Host, settings.Port)
    {
        EnableSsl = settings.StartTls,
        Credentials = settings.User is { Length: > 0 } user ? new NetworkCredential(user, settings.Password) : null,
    };

    public async Task<SendOutcome> Send(Guid id, MailRow mail)
    {
        using var timeout = new CancellationTokenSource(Timeout, clock);
        try
        {
            using var message = Write(id, mail);
            await _client.SendMailAsync(message, timeout.Token);
            return new SendOutcome.Taken();
        }
        catch (SmtpFailedRecipientException refused)
        {
            return Refused((int)refused.StatusCode);
        }
        catch (SmtpException refused)
        {
            return Refused((int)refused.StatusCode);
        }
        catch (OperationCanceledException)
        {
            return new SendOutcome.Unreachable("timeout");
        }
        catch (FormatException)
        {
            return new SendOutcome.Refused("format");
        }
    }

    public void Dispose() => _client.Dispose();

    private static SendOutcome Refused(int status) => status switch
    {
        // What the server holds against us (sign-in, encryption) is no fault of the mail.
        530 or 534 or 535 or 538 => new SendOutcome.Unreachable($"smtp {status}"),
        >= 500 and <= 599 => new SendOutcome.Refused($"smtp {status}"),
        >= 400 and <= 499 => new SendOutcome.Deferred($"smtp {status}"),
        _ => new SendOutcome.Unreachable("connection"),
    };

    private MailMessage Write(Guid id, MailRow mail)
    {
        var message = new MailMessage
        {
            From = new MailAddress(settings.From.Canonical, settings.FromName, Encoding.UTF8),
            To = { new MailAddress(mail.To!, mail.ToName, Encoding.UTF8) },
            Subject = mail.Subject,
            SubjectEncoding = Encoding.UTF8,
            Body = mail.Body!.ReplaceLineEndings("\r\n"),
            BodyEncoding = Encoding.UTF8,
            // The framework's quoted-printable writes line ends as =0D=0A, which RFC 2045 keeps for binary data.
            BodyTransferEncoding = TransferEncoding.Base64,
        };
        message.Headers.Add("Message-ID", $"<{id:N}@{settings.From.Canonical.Split('@')[1]}>");
        message.Headers.Add("Auto-Submitted", "auto-generated");
        message.Headers.Add("Content-Language", mail.Language);
        foreach (var (name, value) in mail.Headers ?? new Dictionary<string, string>())
            message.Headers.Add(name, value);
        return message;
    }
}

/// <summary>What the mail server said.</summary>
/// <param name="Why">A word and a number, without address or text.</param>
internal abstract record SendOutcome(string Why)
{
    /// <summary>It has the mail.</summary>
    public sealed record Taken() : SendOutcome("taken");

    /// <summary>Not now, this mail (4xx).</summary>
    public sealed record Deferred(string Why) : SendOutcome(Why);

    /// <summary>Not this mail, ever (5xx).</summary>
    public sealed record Refused(string Why) : SendOutcome(Why);

    /// <summary>No mail at all at the moment: other mails need not be tried now.</summary>
    public sealed record Unreachable(string Why) : SendOutcome(Why);
}
