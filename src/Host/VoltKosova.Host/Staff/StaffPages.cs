using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using VoltKosova.Access;
using VoltKosova.Web;

namespace VoltKosova.Host.Staff;

/// <summary>
/// The pages under /staff: small server-rendered pages that work without script; script only keeps a run's page up to date.
/// </summary>
public static class StaffPages
{
    /// <summary>Everything the pages need. Access and jobs are added by the host.</summary>
    public static IServiceCollection AddStaffPages(this IServiceCollection services)
    {
        services.AddRazorPages(options => options.Conventions.AddFolderApplicationModelConvention(
            "/", page =>
            {
                page.Filters.Add(new ServiceFilterAttribute(typeof(OnlyStaff)));
                page.Filters.Add(new ServiceFilterAttribute(typeof(ConfirmFirst)));
            }));
        services.AddAntiforgery(options => options.Cookie = new SecureCookie
        {
            Name = "__Host-volt-form",
            Path = "/",
            HttpOnly = true,
            SameSite = SameSiteMode.Strict,
            IsEssential = true,
        });
        services.AddRight(StaffRights.ReadMails);
        foreach (var schema in (string[])["membership", "volunteering", "campaigns", "partnerships", "chapters"])
        {
            services.AddSingleton(new StaffView(
                "/staff/mails/{schema}/{id:guid}", StaffRights.ReadMails, new ListSource(schema, "mt_doc_mail"), "email", "given_name"));
        }

        services.AddHttpContextAccessor();
        services.AddSingleton<StaffTexts>();
        services.AddSingleton<StaffAssets>();
        services.AddSingleton<IStartupFilter, StaffHeaders>();
        services.AddScoped<OnlyStaff>();
        services.AddScoped<ConfirmFirst>();
        services.AddScoped<Say>();
        services.AddScoped<Attention>();
        return services;
    }

    /// <summary>Maps the pages, their files, and what their script asks.</summary>
    public static WebApplication MapStaffPages(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        app.MapRazorPages();
        app.MapGet("/staff/assets/{name}", Results<FileContentHttpResult,
            NotFound> (string name, StaffAssets assets, HttpContext context) =>
            {
                if (assets.Find(name) is not var (bytes, type, tag))
                    return TypedResults.NotFound();
                // The pages ask for them by content.
                context.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
                context.Response.Headers.Remove("Pragma");
                return TypedResults.Bytes(bytes, type, entityTag: tag);
            })
            .AllowAnonymous().ExcludeFromDescription();
        RunState.Map(app);
        FileState.Map(app);
        return app;
    }
}
