using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using Hangfire;
using Hangfire.Dashboard;
using Microsoft.Extensions.DependencyInjection;
using VoltKosova.Kernel;
using VoltKosova.Web;

namespace VoltKosova.Jobs.Hangfire;

/// <summary>
/// The run on an entry's page: how far it is and what it logged. The script asks for the page again while it is under way.
/// </summary>
internal static class ShownRun
{
    private static readonly LocalText _progress = new("Ecuria", "Napredak", "Progress");
    private static readonly LocalText _log = new("Ditari", "Dnevnik", "Log");
    private static readonly LocalText _more = new("Kjo kryerje te faqet e stafit", "Ovo izvršavanje na stranicama osoblja",
        "This run on the staff pages");

    private static readonly Lazy<IGlobalConfiguration> _registered = new(() => GlobalConfiguration.Configuration
        .UseJobDetailsRenderer(0, page => new NonEscapedString(Of(page.Page.Context)))
        .UseDashboardJavaScript(typeof(ShownRun).Assembly, "Dashboard/dashboard.js"));

    /// <summary>Once in a process: what Hangfire's pages show is static.</summary>
    public static void Register() => _ = _registered.Value;

    private static string Of(DashboardContext context)
    {
        if (Seen.In(context) is not { Run: { } run } seen)
            return "";
        var language = context.GetHttpContext().RequestServices.GetRequiredService<RequestLanguage>().Language;
        var html = new StringBuilder();
        html.Append(CultureInfo.InvariantCulture, $"""<section id="volt-run" data-under-way="{(run.State.IsOver() ? "" : "yes")}">""");
        html.Append(CultureInfo.InvariantCulture, $"""<h3 id="volt-progress">{Safe(_progress.In(language))}</h3>""");
        html.Append(CultureInfo.InvariantCulture, $"""<p><span class="label label-default">{StateOf(run.State).In(language)}</span> """);
        html.Append(CultureInfo.InvariantCulture, $"{Safe(run.Progress.Step?.In(language))}</p>{Bar(run)}");
        html.Append(CultureInfo.InvariantCulture, $"""<h3 id="volt-log">{Safe(_log.In(language))}</h3><ol aria-labelledby="volt-log">""");
        foreach (var line in seen.Log)
            html.Append(CultureInfo.InvariantCulture, $"<li>{Clock(line.At)} {Safe(line.Text.In(language))}</li>");
        return html
            .Append(CultureInfo.InvariantCulture, $"""</ol><p><a href="/staff/runs/{run.Id}">{Safe(_more.In(language))}</a></p>""")
            .Append("</section>")
            .ToString();
    }

    private static string Bar(JobRunRow run)
    {
        var (done, total) = (run.Progress.Done, run.Progress.Total);
        var value = total is not null || run.State.IsOver() ? $" value=\"{(total is null ? 1 : done)}\" max=\"{Math.Max(1, total ?? 1)}\""
            : "";
        var said = total is null ? $"{done}" : $"{done} / {total}";
        return $"""<p><progress aria-labelledby="volt-progress"{value}></progress> {said}</p>""";
    }

    private static string Clock(DateTimeOffset at) =>
        TimeZoneInfo.ConvertTime(at, BelgradeCron.Zone).ToString("dd.MM.yyyy HH:mm:ss", CultureInfo.InvariantCulture);

    private static string Safe(string? text) => HtmlEncoder.Default.Encode(text ?? "");

    private static LocalText StateOf(JobRunState state) => state switch
    {
        JobRunState.Queued => new("në pritje", "na čekanju", "waiting"),
        JobRunState.Running => new("në punë", "u toku", "running"),
        JobRunState.Succeeded => new("u krye", "uspešno", "succeeded"),
        JobRunState.Failed => new("dështoi", "neuspešno", "failed"),
        JobRunState.Cancelled => new("u ndal", "zaustavljeno", "cancelled"),
        JobRunState.Lost => new("humbi", "izgubljeno", "lost"),
    };
}
