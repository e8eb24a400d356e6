using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using VoltKosova.Mail;

namespace VoltKosova.Demo;

/// <summary>What people find in their letter boxes. The demo has no mail server, so their mails lie where staff would read them.</summary>
public sealed partial class Mails(DemoHost host)
{
    private readonly Dictionary<string, Guid> _read = [];

    /// <summary>The token of the link in the newest mail of a template to each address that has not been opened yet.</summary>
    /// <param name="template">Such as <c>confirm_email</c>.</param>
    /// <param name="most">How many there can be.</param>
    public async Task<IReadOnlyDictionary<string, string>> Tokens(string template, int most)
    {
        await host.WhenQuiet();
        var mailbox = host.Services.GetRequiredService<Mailbox>();
        var tokens = new Dictionary<string, string>();
        foreach (var state in (MailState[])[MailState.Due, MailState.Kept])
        {
            foreach (var mail in await mailbox.List(state, chapters: null, most, default))
            {
                if (mail.Template == template && mail is { To: { } to, Body: { } body }
                    && Link().Match(body) is { Success: true } link && _read.TryAdd($"{template} {to}", mail.Id))
                    tokens[to] = link.Groups[1].Value;
            }
        }

        return tokens;
    }

    [GeneratedRegex(@"https?://\S+[/#=]([A-Za-z0-9_\-]{20,})")]
    private static partial Regex Link();
}
