using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using VoltKosova.Host.Staff;

namespace VoltKosova.Host.Pages;

/// <summary>Shown in place of an answer without a body: a page that is not there or not open, a form that was refused.</summary>
// Whatever form was refused is not read after all: it may bring a file.
[AllowAnonymous, IgnoreAntiforgeryToken, ReadsItsForm]
internal sealed class NotFoundModel : PageModel
{
    public string What { get; private set; } = "not_found";

    public void OnGet() => Show();

    public void OnPost() => Show();

    private void Show()
    {
        What = HttpContext.Features.Get<IStatusCodeReExecuteFeature>()?.OriginalStatusCode switch
        {
            null or StatusCodes.Status404NotFound => "not_found",
            StatusCodes.Status403Forbidden => "not_for_you",
            _ => "wrong",
        };
        if (HttpContext.Features.Get<IStatusCodeReExecuteFeature>() is null)
            Response.StatusCode = StatusCodes.Status404NotFound;
    }
}
