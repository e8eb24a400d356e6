using System.Globalization;
using Hangfire;
using Hangfire.Dashboard;
using Microsoft.AspNetCore.Http;

namespace VoltKosova.Jobs.Hangfire;

/// <summary>What a page of the dashboard is told about whoever looks at it, and about the run on it.</summary>
/// <param name="MayPress">Whether there is any job that the caller may run.</param>
internal sealed record Seen(bool MayPress, JobRunRow? Run, IReadOnlyList<JobLogLine> Log)
{
    public static Seen In(DashboardContext context) => context.GetHttpContext().Features.Get<Seen>()!;
}

/// <summary>
/// Stands before Hangfire's pages: lets nothing through that could be a command, and reads what they show of ours, because Hangfire renders
/// without waiting.
/// </summary>
internal sealed class Visit(RequestDelegate next)
{
    private const string Details = "/jobs/details";

    private static readonly string[] _buttons = ["/trigger", "/remove", "/requeue", "/delete", "/enqueue"];

    // The package speaks none of our languages but this.
    private static readonly CultureInfo _english = CultureInfo.GetCultureInfo("en");

    public async Task InvokeAsync(HttpContext context, JobAccess access, IJobs jobs, JobStorage storage)
    {
        var (request, headers) = (context.Request, context.Response.Headers);
        if (IsButton(request.Path))
        {
            context.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
            return;
        }

        // The icons of its buttons are a font.
        headers.ContentSecurityPolicy = $"{headers.ContentSecurityPolicy}; font-src 'self'";
        if (IsFile(request.Path))
            context.Response.OnStarting(KeepFile, context.Response.Headers);
        CultureInfo.CurrentUICulture = _english;
        context.Features.Set(await See(request.Path, access, jobs, storage, context.RequestAborted));
        await next(context);
    }

    private static async Task<Seen> See(PathString path, JobAccess access, IJobs jobs, JobStorage storage, CancellationToken cancellation)
    {
        var mayPress = false;
        foreach (var job in access.Visible)
            mayPress |= await access.MayRun(job, cancellation);
        if (!path.StartsWithSegments(Details, out var entry)
            || Presses.RunOf(storage, entry.Value!.Trim('/')) is not { } id
            || await access.FindRun(id, cancellation) is not var (run, _))
            return new Seen(mayPress, null, []);
        return new Seen(mayPress, run, await jobs.Log(id, 0, cancellation));
    }

    // Its pages ask for files by version. At the last moment, because antiforgery says of everything that it is not to be kept.
    private static Task KeepFile(object response)
    {
        var headers = (IHeaderDictionary)response;
        headers.CacheControl = "private, max-age=31536000, immutable";
        headers.Remove("Pragma");
        return Task.CompletedTask;
    }

    // Hangfire's own answer to GET as well.
    private static bool IsButton(PathString path) => path.StartsWithSegments("/jobs/actions")
        || _buttons.Any(button => path.Value?.EndsWith(button, StringComparison.OrdinalIgnoreCase) == true);

    private static bool IsFile(PathString path) =>
        path.Value is { } name && (name.StartsWith("/css", StringComparison.Ordinal) || name.StartsWith("/js", StringComparison.Ordinal)
            || name.StartsWith("/fonts", StringComparison.Ordinal)) && !name.StartsWith("/jobs", StringComparison.Ordinal);
}
