using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Shouldly;
using VoltKosova.Access;
using VoltKosova.Host.Tests.Audit;
using VoltKosova.Jobs;
using Xunit;

namespace VoltKosova.Host.Tests.Critter;

[Collection(ApiHost.OneByOne)]
public sealed partial class The_dashboard_of_jobs(ApiHost host)
{
    private const string CleanUp = "membership.delete-unconfirmed-applications";
    private const string Count = "membership.count-members";
    private const string Trigger = "/recurring/trigger";

    private static readonly string[] _pages = ["", "/recurring", "/servers", "/retries", "/jobs/enqueued", "/jobs/succeeded",
        "/jobs/failed"];

    private IJobs Jobs => host.Services.GetRequiredService<IJobs>();

    [Fact]
    public async Task sends_the_public_to_sign_in()
    {
        using var answer = await host.Public.GetAsync("/hangfire/recurring");

        answer.RequestMessage!.RequestUri!.PathAndQuery.ShouldBe("/staff/sign-in?return_url=%2Fhangfire%2Frecurring");
    }

    [Theory]
    [InlineData(null)]
    [InlineData(Role.CampaignManager)]
    public async Task is_closed_to_whoever_may_not_see_every_job(Role? role)
    {
        var (client, account) = role is { } given ? await host.Staff(new Grant(given, null)) : await host.Member(Guid.NewGuid());

        foreach (var page in _pages)
        {
            using var answer = await client.GetAsync("/hangfire" + page);
            answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden, page);
        }

        (await Trail(account)).ShouldContain(("/hangfire", "page", "denied"));
    }

    [Fact]
    public async Task shows_everything_but_no_button_to_a_role_that_only_watches_and_does_nothing_for_it()
    {
        var (watcher, account) = await host.Staff(new Grant(Role.ReadOnlyOperator, null));
        var before = await Newest();

        (await Page(watcher, "/recurring")).ShouldContain("Delete unconfirmed applications");
        foreach (var page in _pages)
            Buttons().Count(await Page(watcher, page)).ShouldBe(0, page);
        (await Press(watcher, Trigger, true, CleanUp)).ShouldBe(HttpStatusCode.Forbidden);

        (await Newest()).ShouldBe(before);
        (await Trail(account)).ShouldContain(("/hangfire/recurring/trigger", "press", "denied"));
    }

    [Fact]
    public async Task does_not_let_an_officer_of_one_thing_press_for_another()
    {
        var (officer, _) = await host.Staff(new Grant(Role.DataProtectionOfficer, null));
        var before = await Newest();

        Buttons().Count(await Page(officer, "/recurring")).ShouldBeGreaterThan(0);
        var timed = Jobs.Catalogue.All.Where(job => job.Declaration.Cron is not null && !job.IsDangerous).Select(job => job.Declaration)
            .ToLookup(job => job.Right.Roles.Contains(Role.DataProtectionOfficer), job => job.Id);
        var (own, foreign) = (timed[true].First(), timed[false].First());
        (await Press(officer, Trigger, true, own, foreign)).ShouldBe(HttpStatusCode.Forbidden);
        (await Newest()).ShouldBe(before);
        (await Press(officer, Trigger, true, own)).ShouldBe(HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task refuses_a_press_that_does_not_come_from_its_pages()
    {
        var (administrator, account) = await host.Staff(new Grant(Role.Administrator, null));
        var before = await Newest();

        (await Press(administrator, Trigger, false, CleanUp)).ShouldBe(HttpStatusCode.BadRequest);
        using var asked = new HttpRequestMessage(HttpMethod.Get, "/hangfire" + Trigger) { Content = Ticked(CleanUp) };
        using var answer = await administrator.SendAsync(asked);

        answer.StatusCode.ShouldBe(HttpStatusCode.MethodNotAllowed);
        (await Newest()).ShouldBe(before);
        (await Trail(account)).ShouldContain(("/hangfire/recurring/trigger", "press", "refused"));
    }

    [Fact]
    public async Task runs_a_job_for_whoever_pressed_and_keeps_it_in_the_trail()
    {
        var (administrator, account) = await host.Staff(new Grant(Role.Administrator, null));

        (await Press(administrator, Trigger, true, Count)).ShouldBe(HttpStatusCode.NoContent);

        var run = (await Jobs.Runs(new JobRunFilter(Count), default)).First(one => one.RequestedBy == account);
        var entry = await Entries.Of(host.ConnectionString, run.Id, "Succeeded");
        (await Page(administrator, "/jobs/details/" + entry)).ShouldContain($"""<section id="volt-run" data-under-way="">""");
        (await Press(administrator, "/jobs/actions/requeue/" + entry, true)).ShouldBe(HttpStatusCode.NoContent);
        (await Press(administrator, "/jobs/actions/delete/" + entry, true)).ShouldBe(HttpStatusCode.Conflict);

        (await Jobs.Runs(new JobRunFilter(Count), default)).ShouldContain(one => one.RetryOf == run.Id && one.RequestedBy == account);
        var kept = await host.Trail(account);
        kept.Select(Short).ShouldContain(("/hangfire/recurring/trigger", "press", "done"));
        kept.Single(one => one.Of("operation") == "/hangfire/jobs/actions/requeue/{entry}")["objects"]!.AsArray()
            .Select(id => id!.GetValue<Guid>()).ShouldBe([run.Id]);
        kept.Select(Short).ShouldContain(("/hangfire/jobs/actions/delete/{entry}", "press", "refused"));
    }

    [Fact]
    public async Task does_not_run_what_must_be_said_why()
    {
        var (administrator, account) = await host.Staff(new Grant(Role.Administrator, null));
        var before = await Newest();

        (await Press(administrator, Trigger, true, CleanUp)).ShouldBe(HttpStatusCode.UnprocessableEntity);

        (await Newest()).ShouldBe(before);
        (await Trail(account)).ShouldContain(("/hangfire/recurring/trigger", "press", "refused"));
    }

    [Fact]
    public async Task does_not_remove_what_is_declared()
    {
        var (administrator, account) = await host.Staff(new Grant(Role.Administrator, null));

        (await Press(administrator, "/recurring/remove", true, CleanUp)).ShouldBe(HttpStatusCode.MethodNotAllowed);

        (await Page(administrator, "/recurring")).ShouldContain(CleanUp);
        (await Trail(account)).ShouldContain(("/hangfire/{**press}", "press", "refused"));
    }

    [Fact]
    public async Task allows_nothing_from_elsewhere_nothing_inline_and_tells_nothing_about_the_database()
    {
        var (auditor, _) = await host.Staff(new Grant(Role.Auditor, null));
        var database = new NpgsqlConnectionStringBuilder(host.ConnectionString);

        foreach (var page in _pages)
        {
            using var answer = await auditor.GetAsync("/hangfire" + page);
            answer.Headers.GetValues("Content-Security-Policy").ShouldBe(
            [
                "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; "
                + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'; font-src 'self'",
            ]);
            answer.Headers.GetValues("X-Frame-Options").ShouldBe(["DENY"]);
            var html = await answer.Content.ReadAsStringAsync();
            html.ShouldNotContain(database.Database!);
            html.ShouldNotContain(database.Username!);
            html.ShouldNotContain("PostgreSQL Server");
        }
    }

    private static async Task<string> Page(HttpClient client, string page)
    {
        using var answer = await client.GetAsync("/hangfire" + page);
        var html = await answer.Content.ReadAsStringAsync();
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, html);
        return html;
    }

    private static async Task<HttpStatusCode> Press(HttpClient client, string button, bool withToken, params string[] ticked)
    {
        using var page = await client.GetAsync("/hangfire/recurring");
        var html = await page.Content.ReadAsStringAsync();
        using var press = new HttpRequestMessage(HttpMethod.Post, "/hangfire" + button) { Content = Ticked(ticked) };
        press.Headers.Add("Cookie", page.Headers.GetValues("Set-Cookie").Select(cookie => cookie.Split(';')[0]));
        if (withToken)
            press.Headers.Add(Meta("header").Match(html).Groups[1].Value, Meta("token").Match(html).Groups[1].Value);
        using var answer = await client.SendAsync(press);
        return answer.StatusCode;
    }

    private static FormUrlEncodedContent Ticked(params string[] ticked) =>
        new(ticked.Select(one => new KeyValuePair<string, string>("jobs[]", one)));

    private static Regex Meta(string what) => new($"<meta name=\"csrf-{what}\" content=\"([^\"]+)\"");

    private static (string, string, string) Short(System.Text.Json.Nodes.JsonObject entry) =>
        (entry.Of("operation"), entry.Of("way"), entry.Of("outcome"));

    private async Task<List<(string, string, string)>> Trail(Guid account) => [.. (await host.Trail(account)).Select(Short)];

    private async Task<Guid?> Newest() =>
        await Jobs.Runs(new JobRunFilter(Limit: 1) { OnlyAsked = true }, default) is [var newest] ? newest.Id : null;

    [GeneratedRegex("js-jobs-list-command|data-ajax")]
    private static partial Regex Buttons();
}
