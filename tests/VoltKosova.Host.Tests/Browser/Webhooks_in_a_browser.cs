using Microsoft.Playwright;
using Npgsql;
using Shouldly;
using VoltKosova.Access;
using VoltKosova.Testing;
using Xunit;

namespace VoltKosova.Host.Tests.Browser;

/// <summary>Staff see how an endpoint stands and what went to it, and have an event sent again.</summary>
[Collection(PagesHost.InABrowser)]
public sealed class Webhooks_in_a_browser(PagesHost host, Chromium chromium)
{
    [Fact]
    public async Task say_how_an_endpoint_stands_and_replay_a_delivery()
    {
        var (endpoint, delivery) = await Failed("the-website");
        var page = await chromium.Open(host.Address);
        await Chromium.SignIn(page, StaffHost.Email);
        await page.GetByRole(AriaRole.Link, new() { Name = "Webhooks", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "the-website" }).ClickAsync();

        await Assertions.Expect(page.GetByText("The endpoint has not answered its challenge yet")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "failed", Exact = true }).ClickAsync();
        var row = page.Locator("tbody tr").Filter(new() { HasText = "membership.member-admitted.v1" });
        await Assertions.Expect(row).ToContainTextAsync("status_503");
        await Axe.ShouldBeContent(page, "with a delivery");
        await Chromium.Picture(page, "webhook");
        await row.GetByRole(AriaRole.Button, new() { Name = "Send again" }).ClickAsync();

        await page.WaitForURLAsync($"**/staff/webhooks/{endpoint}");
        (await IsReplay(delivery)).ShouldBeTrue();
    }

    [Fact]
    public async Task of_other_chapters_are_not_there_and_without_the_right_there_are_none()
    {
        var (endpoint, delivery) = await Failed("the-other-website");
        await host.MakeAccount("gjakova@example.org", [new Grant(Role.ChapterBoard, host.Movement.Gjakova)]);
        await host.MakeAccount("operator@example.org", Role.ReadOnlyOperator);
        var board = await chromium.Open(host.Address);
        await Chromium.SignIn(board, "gjakova@example.org");
        var readOnly = await chromium.Open(host.Address);
        await Chromium.SignIn(readOnly, "operator@example.org");

        (await board.GotoAsync($"/staff/webhooks/{endpoint}"))!.Status.ShouldBe(404);
        await board.GotoAsync("/staff/webhooks");
        await Assertions.Expect(board.GetByText("Nobody has asked for events.")).ToBeVisibleAsync();
        (await readOnly.GotoAsync($"/staff/webhooks/{endpoint}"))!.Status.ShouldBe(403);
        foreach (var page in (IPage[])[board, readOnly])
            (await Press(page, endpoint, delivery)).ShouldBeOneOf(403, 404);
        (await IsReplay(delivery)).ShouldBeFalse();
    }

    private static Task<int> Press(IPage page, Guid endpoint, Guid delivery) => page.EvaluateAsync<int>(
        """
        async ([address, delivery]) => {
          const token = document.querySelector('[name=__RequestVerificationToken]').value;
          const sent = new URLSearchParams({ delivery, __RequestVerificationToken: token });
          return (await fetch(address, { method: 'POST', body: sent })).status;
        }
        """,
        (string[])[$"/staff/webhooks/{endpoint}", delivery.ToString()]);

    /// <summary>An endpoint that nobody answers at, with an event that was given up.</summary>
    private async Task<(Guid Endpoint, Guid Delivery)> Failed(string name)
    {
        var administrator = await host.SignedIn(StaffHost.Email, StaffHost.Password);
        var registered = await administrator.Post("/api/v1/webhooks/endpoints", new
        {
            url = "http://127.0.0.1:1/hook",
            chapter_id = host.Movement.Prishtina,
            event_types = (string[])["membership.member-admitted.v1"],
            description = name,
        });
        ((int)registered.Status).ShouldBe(201, registered.Code);
        var (endpoint, delivery, message) = (registered.Id("id"), Guid.CreateVersion7(), Guid.CreateVersion7());
        var now = $"{host.Clock.GetUtcNow():yyyy-MM-ddTHH:mm:ss.ffffff}Z";
        await Run(
            $$"""
            INSERT INTO webhooks.mt_doc_webhook_message (id, data) VALUES ('{{message}}', jsonb_build_object(
                'type', 'membership.member-admitted.v1', 'body', '{}', 'at', '{{now}}'));
            INSERT INTO webhooks.mt_doc_webhook_delivery (id, data) VALUES ('{{delivery}}', jsonb_build_object(
                'id', '{{delivery}}', 'endpoint_id', '{{endpoint}}', 'message_id', '{{message}}', 'type', 'membership.member-admitted.v1',
                'kind', 'event', 'state', 'failed', 'attempts', 10, 'created_at', '{{now}}', 'due_at', '{{now}}',
                'last_outcome', 'status_503'))
            """);
        return (endpoint, delivery);
    }

    private async Task<bool> IsReplay(Guid delivery) => await Run(
        $"SELECT coalesce((data ->> 'is_replay')::bool, false) FROM webhooks.mt_doc_webhook_delivery WHERE id = '{delivery}'") is true;

    private async Task<object?> Run(string sql)
    {
        await using var connection = new NpgsqlConnection(host.ConnectionString + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }
}
