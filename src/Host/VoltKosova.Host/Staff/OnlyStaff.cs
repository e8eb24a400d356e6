using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using VoltKosova.Access;

namespace VoltKosova.Host.Staff;

/// <summary>Members sign in with accounts too: the pages are for those who were given a role.</summary>
internal sealed class OnlyStaff(Caller caller) : IAsyncPageFilter
{
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (caller.Grants.Count > 0 || context.ActionDescriptor.EndpointMetadata.OfType<IAllowAnonymous>().Any())
            return next();
        context.Result = new RedirectToPageResult("/NotForYou");
        return Task.CompletedTask;
    }
}
