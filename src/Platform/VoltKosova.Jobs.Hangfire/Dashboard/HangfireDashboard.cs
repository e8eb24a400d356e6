using Hangfire;
using Hangfire.Common;
using Hangfire.Dashboard;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using VoltKosova.Access;
using VoltKosova.Web;

namespace VoltKosova.Jobs.Hangfire;

/// <summary>
/// Hangfire's dashboard, for those who may see every job. Only its pages and its figures are Hangfire's own; every button is ours
/// (<see cref="Presses"/>), because Hangfire's know no job's right, no trail, and some of them listen to a GET.
/// </summary>
public static class HangfireDashboard
{
    /// <summary>Where it is.</summary>
    public const string Path = "/hangfire";

    private const int Refreshed = 5000;

    /// <summary>What the dashboard needs beside the jobs themselves.</summary>
    public static IServiceCollection AddJobsDashboard(this IServiceCollection services) =>
        services.AddSingleton(new StaffPlace(Path)).AddScoped<Presses>();

    /// <summary>The pages and the buttons.</summary>
    public static void MapJobsDashboard(this IEndpointRouteBuilder routes)
    {
        ArgumentNullException.ThrowIfNull(routes);
        ShownRun.Register();
        var services = routes.ServiceProvider;
        var pages = routes.CreateApplicationBuilder()
            .UsePathBase(Path)
            .UseMiddleware<Visit>()
            .UseMiddleware<AspNetCoreDashboardMiddleware>(
                services.GetRequiredService<JobStorage>(), Options(),
                    services.GetRequiredService<global::Hangfire.Dashboard.RouteCollection>(),
                true)
            .Build();
        Show(routes.MapGet(Path + "/{**page}", pages), isPress: false, "");
        Show(routes.MapPost(Path + "/stats", pages), isPress: false, "/stats");
        Press(routes, "/recurring/trigger", (presses, context) => presses.Trigger(context));
        foreach (var (button, press) in new (string, Func<Presses, HttpContext, Task<IResult>>)[]
        {
            ("requeue", (presses, context) => presses.RunAgain(context)), ("delete", (presses, context) => presses.Cancel(context)),
        })
        {
            Press(routes, $"/jobs/{{state}}/{button}", press);
            Press(routes, $"/jobs/actions/{button}/{{{Presses.Entry}}}", press);
        }

        Press(routes, "/{**press}", (presses, context) => presses.Refuse(context));
    }

    private static void Press(IEndpointRouteBuilder routes, string button, Func<Presses, HttpContext, Task<IResult>> press) => Show(
        routes.MapPost(Path + button, (HttpContext context, Presses presses) => press(presses, context)), isPress: true, button);

    private static void Show(IEndpointConventionBuilder endpoint, bool isPress, string part) => endpoint
        .RequireRight(JobRights.See)
        .WithMetadata(new ForStaff(Path + part, isPress), new ExcludeFromDescriptionAttribute());

    private static DashboardOptions Options() => new()
    {
        Authorization = [],
        AppPath = "/staff/jobs",
        DashboardTitle = "Volt Kosova",
        FaviconPath = "/staff/assets/mark.svg",
        DisplayStorageConnectionString = false,
        StatsPollingInterval = Refreshed,
        IsReadOnlyFunc = context => !Seen.In(context).MayPress,
        DisplayNameFunc = NameOf,
    };

    private static string NameOf(DashboardContext context, Job job)
    {
        var services = context.GetHttpContext().RequestServices;
        var (id, language) = ((string)job.Args[0], services.GetRequiredService<RequestLanguage>().Language);
        var title = services.GetRequiredService<JobCatalogue>().Find(id)?.Declaration.Title.In(language) ?? id;
        return job.Type == typeof(TickOfJob) ? $"⏲ {title}" : title;
    }
}
