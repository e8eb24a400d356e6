using System.Net.Mail;
using System.Text;
using Microsoft.AspNetCore.Identity;

namespace VoltKosova.Access;

/// <summary>The one form in which an e-mail address is kept and compared: case does not matter.</summary>
internal sealed class EmailAddress : ILookupNormalizer
{
    /// <summary>The form, or null when it is no address that mail can be sent to.</summary>
    public static string? Of(string? text) =>
        text?.Trim() is { Length: > 2 and <= 254 } email && MailAddress.TryCreate(email, out var parsed) && parsed.Address == email
            ? Form(email)
            : null;

    public string? NormalizeEmail(string? email) => email is null ? null : Form(email);

    public string? NormalizeName(string? name) => name;

    private static string Form(string email) => email.Trim().Normalize(NormalizationForm.FormC).ToLowerInvariant();
}
