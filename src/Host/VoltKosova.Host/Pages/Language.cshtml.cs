using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using VoltKosova.Accounts;
using VoltKosova.Host.Staff;

namespace VoltKosova.Host.Pages;

/// <summary>Remembers in this browser which language the pages speak.</summary>
[AllowAnonymous]
internal sealed class LanguageModel : PageModel
{
    public IActionResult OnGet() => LocalRedirect(StaffSessions.Path);

    public IActionResult OnPost([FromForm(Name = "to")] string? to, [FromForm(Name = "return_url")] string? returnUrl)
    {
        if (Say.Parse(to) is { } language)
        {
            Response.Cookies.Append(
                Say.Cookie,
                language.ToString().ToLowerInvariant(),
                new CookieOptions
                {
                    Secure = true,
                    HttpOnly = true,
                    SameSite = SameSiteMode.Lax,
                    Path = "/",
                    IsEssential = true,
                    MaxAge = TimeSpan.FromDays(365),
                });
        }

        return LocalRedirect(Url.IsLocalUrl(returnUrl) ? returnUrl! : StaffSessions.Path);
    }
}
