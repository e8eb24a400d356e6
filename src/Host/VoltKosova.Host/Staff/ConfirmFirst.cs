using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using VoltKosova.Accounts;
using VoltKosova.Web;

namespace VoltKosova.Host.Staff;

/// <summary>
/// The button does harm in the wrong hands: pressing it wants a fresh proof that the person is there. Every other button of the pages says
/// in a test why it does none.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class WantsProofAttribute : Attribute;

/// <summary>
/// A page whose <see cref="WantsProofAttribute"/> buttons do harm with some of what they are pressed for, and none with the rest.
/// </summary>
internal interface IDangerousPage
{
    /// <summary>Whether this press does.</summary>
    Task<bool> NeedsProof(CancellationToken cancellation);
}

/// <summary>
/// Puts the question for the password between a dangerous button and its act, when the last proof is too old. The question carries the
/// whole form with it, so that nothing has to be typed again.
/// </summary>
internal sealed class ConfirmFirst(FreshProof proof, StaffSessions sessions, IModelMetadataProvider metadata) : IAsyncPageFilter
{
    public const string Password = "confirm.password";
    public const string Code = "confirm.totp";

    private const string Page = "/Pages/Shared/Confirm.cshtml";

    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var (http, refusal) = (context.HttpContext, (string?)null);
        if (!HttpMethods.IsPost(http.Request.Method) || context.Result is not null || proof.IsThere
            || context.HandlerMethod?.MethodInfo.IsDefined(typeof(WantsProofAttribute), inherit: false) != true
            || (context.HandlerInstance is IDangerousPage page && !await page.NeedsProof(http.RequestAborted)))
        {
            await next();
            return;
        }

        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        if (form.ContainsKey(Password))
        {
            var code = form[Code].ToString().Replace(" ", "", StringComparison.Ordinal);
            var no = await sessions.Prove(form[Password].ToString(), code is "" ? null : code, http.RequestAborted);
            if (no is null)
            {
                await next();
                return;
            }

            refusal = no is TotpRequired ? "sign_in.code_needed" : "confirm.refused";
        }

        context.Result = new ViewResult
        {
            ViewName = Page,
            StatusCode = StatusCodes.Status403Forbidden,
            ViewData = new ViewDataDictionary<ConfirmForm>(metadata, context.ModelState)
            {
                Model = new ConfirmForm(Carried(form), refusal),
            },
        };
    }

    private static List<(string Name, string Value)> Carried(IFormCollection form) =>
    [
        .. from field in form
           where field.Key is not (Password or Code or "__RequestVerificationToken")
           from value in field.Value
           select (field.Key, value),
    ];
}

/// <summary>The question for the password, with what was sent before it.</summary>
/// <param name="Fields">The form that waits.</param>
/// <param name="Refusal">The text that says what was wrong; null at first.</param>
internal sealed record ConfirmForm(IReadOnlyList<(string Name, string Value)> Fields, string? Refusal);
