using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using VoltKosova.Jobs.HandIns;

namespace VoltKosova.Host.Pages;

/// <summary>The kinds of files that the caller may hand in or see.</summary>
internal sealed class FilesModel(FileDesk desk) : PageModel
{
    public IReadOnlyList<HandIn> Kinds { get; private set; } = [];

    public IActionResult OnGet()
    {
        Kinds = [.. desk.Visible];
        return Kinds.Count > 0 ? Page() : RedirectToPage("/NotForYou");
    }
}
