using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace VoltKosova.Host.Pages;

/// <summary>Shown in place of an answer without a body: a page that is not there, a form that was refused.</summary>
[AllowAnonymous]
[IgnoreAntiforgeryToken]
internal sealed class NotFoundModel : PageModel
{
    public bool IsMissing { get; private set; }

    public void OnGet() => Show();

    public void OnPost() => Show();

    private void Show()
    {
        IsMissing = HttpContext.Features.Get<IStatusCodeReExecuteFeature>() is null or { OriginalStatusCode: 404 };
        if (HttpContext.Features.Get<IStatusCodeReExecuteFeature>() is null)
            Response.StatusCode = StatusCodes.Status404NotFound;
    }
}
