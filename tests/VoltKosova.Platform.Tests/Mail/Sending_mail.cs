using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Shouldly;
using VoltKosova.EventStore;
using VoltKosova.Kernel;
using VoltKosova.Mail;
using VoltKosova.Testing;
using Xunit;

namespace VoltKosova.Platform.Tests.Mail;

public sealed class Sending_mail : IAsyncLifetime
{
    private readonly MailHost _host = new();

    public ValueTask InitializeAsync() => _host.InitializeAsync();

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task hands_the_mail_to_the_server_and_forgets_address_and_text()
    {
        var id = await _host.Queue(draft => draft with { ToName = "Artë Gashi" });

        await _host.Drain.Drain("test", default);

        var message = _host.Smtp.Messages.ShouldHaveSingleItem();
        message.ShouldContain($"Message-ID: <{id:N}@volt.example>");
        message.ShouldContain("To: =?utf-8?Q?Art=C3=AB_Gashi?= <arta@example.org>");
        message.ShouldContain("Date: ");
        message.ShouldContain("Content-Type: text/plain; charset=utf-8");
        message.ShouldContain("Content-Language: sq");
        message.ShouldNotContain("List-Unsubscribe");
        Words(message).ShouldContain("Përshëndetje,\n\nKa mbetur edhe një hap");
        Words(message).ShouldContain("https://volt.example/c/1\n");
        var row = JsonNode.Parse((await _host.Row(id))!)!.AsObject();
        row.Select(field => field.Key).ShouldBe(["state", "sent_at", "template", "person_id"], ignoreOrder: true);
        _host.Log.All.ShouldNotContain("arta");
    }

    [Fact]
    public async Task stores_what_waits_with_the_act()
    {
        var id = await _host.Queue(draft => draft with { NotBefore = FixedClock.Start.AddHours(1) });

        var row = JsonNode.Parse((await _host.Row(id))!)!;
        row["state"]!.GetValue<string>().ShouldBe("due");
        row["to"]!.GetValue<string>().ShouldBe("arta@example.org");
        row["due_at"]!.GetValue<string>().ShouldBe("2026-03-02T12:00:00.000000Z");
        row["attempts"]!.GetValue<int>().ShouldBe(0);
    }

    [Fact]
    public async Task waits_until_the_mail_is_due()
    {
        await _host.Queue(draft => draft with { NotBefore = FixedClock.Start.AddHours(1) });

        await _host.Drain.Drain("test", default);
        _host.Smtp.Messages.ShouldBeEmpty();
        _host.Clock.Advance(TimeSpan.FromHours(1));
        await _host.Drain.Drain("test", default);
        _host.Smtp.Messages.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task writes_nothing_when_the_act_was_rejected()
    {
        await _host.Write(writing =>
        {
            writing.QueueMail(MailHost.Draft());
            return writing.Reject(new No());
        });

        await _host.Drain.Drain("test", default);
        _host.Smtp.Messages.ShouldBeEmpty();
    }

    [Fact]
    public async Task offers_one_click_unsubscription_only_where_it_was_given()
    {
        await _host.Queue(draft => draft with { Unsubscribe = new Uri("https://volt.example/u/abc"), AllowedBy = Guid.NewGuid() });

        await _host.Drain.Drain("test", default);

        var message = _host.Smtp.Messages.ShouldHaveSingleItem();
        message.ShouldContain("List-Unsubscribe: <https://volt.example/u/abc>");
        message.ShouldContain("List-Unsubscribe-Post: List-Unsubscribe=One-Click");
    }

    [Fact]
    public async Task tries_again_after_a_pause_when_the_server_says_not_now()
    {
        var id = await _host.Queue();
        _host.Smtp.Answer = verb => verb == "RCPT" ? "451 greylisted <arta@example.org>" : null;

        await _host.Drain.Drain("test", default);
        var row = JsonNode.Parse((await _host.Row(id))!)!;
        row["state"]!.GetValue<string>().ShouldBe("due");
        row["attempts"]!.GetValue<int>().ShouldBe(1);
        row["failure"]!.GetValue<string>().ShouldBe("smtp 451");
        row["due_at"]!.GetValue<string>().ShouldBe("2026-03-02T11:01:00.000000Z");

        _host.Smtp.Answer = _ => null;
        await _host.Drain.Drain("test", default);
        _host.Smtp.Messages.ShouldBeEmpty();
        _host.Clock.Advance(TimeSpan.FromMinutes(1));
        await _host.Drain.Drain("test", default);
        _host.Smtp.Messages.ShouldHaveSingleItem();
        _host.Log.All.ShouldNotContain("arta");
    }

    [Fact]
    public async Task gives_up_after_the_seventh_time()
    {
        var id = await _host.Queue();
        _host.Smtp.Answer = verb => verb == "." ? "452 full" : null;

        foreach (var minutes in (int[])[1, 5, 30, 120, 360, 1440])
        {
            await _host.Drain.Drain("test", default);
            (await _host.Mailbox.Find("test", id, null, default))!.State.ShouldBe(MailState.Due);
            _host.Clock.Advance(TimeSpan.FromMinutes(minutes));
        }

        await _host.Drain.Drain("test", default);
        var mail = (await _host.Mailbox.Find("test", id, null, default))!;
        (mail.State, mail.Attempts, mail.Failure).ShouldBe((MailState.Failed, 7, "smtp 452"));
    }

    [Theory]
    [InlineData("RCPT")]
    [InlineData(".")]
    public async Task gives_up_at_once_when_the_server_refuses_the_mail(string verb)
    {
        var id = await _host.Queue();
        _host.Smtp.Answer = asked => asked == verb ? "550 no such person as arta@example.org" : null;

        await _host.Drain.Drain("test", default);

        var mail = (await _host.Mailbox.Find("test", id, null, default))!;
        (mail.State, mail.Failure, mail.To).ShouldBe((MailState.Failed, "smtp 550", "arta@example.org"));
        _host.Log.All.ShouldNotContain("arta");
    }

    [Fact]
    public async Task does_not_blame_the_mail_when_the_server_will_not_talk_to_us()
    {
        var id = await _host.Queue();
        _host.Smtp.Answer = verb => verb == "MAIL" ? "530 sign in first" : null;

        await _host.Drain.Drain("test", default);

        (await _host.Mailbox.Find("test", id, null, default))!.State.ShouldBe(MailState.Due);
    }

    [Fact]
    public async Task leaves_the_others_alone_while_there_is_no_server_to_talk_to()
    {
        await _host.Queue();
        await _host.Queue();
        _host.Smtp.Close();

        await _host.Drain.Drain("test", default);

        var mails = await _host.Mailbox.List(MailState.Due, null, 10, default);
        mails.Select(mail => (mail.Attempts, mail.Failure)).ShouldBe([(1, "connection"), (0, null)], ignoreOrder: true);
    }

    [Fact]
    public async Task may_send_twice_when_a_host_dies_in_between_but_with_one_message_id()
    {
        await _host.Queue();
        var (id, mail) = (await _host.Table.Claim(_host.Clock.GetUtcNow(), default))!.Value;
        using (var session = new SmtpSession(_host.Settings, _host.Clock))
            await session.Send(id, mail);

        await _host.Drain.Drain("test", default);
        _host.Smtp.Messages.ShouldHaveSingleItem();
        _host.Clock.Advance(MailTable.Lease);
        await _host.Drain.Drain("test", default);

        _host.Smtp.Messages.Count.ShouldBe(2);
        _host.Smtp.Messages.Select(message => Regex.Match(message, "Message-ID: (.*)").Value).Distinct().ShouldHaveSingleItem();
        (await _host.Table.Settle(id, mail, mail.Taken(_host.Clock.GetUtcNow()), default)).ShouldBeFalse();
    }

    [Fact]
    public async Task sends_each_mail_once_when_several_hosts_do_it()
    {
        for (var count = 0; count < 12; count++)
            await _host.Queue();

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => _host.Drain.Drain("test", default)));

        _host.Smtp.Messages.Count.ShouldBe(12);
        _host.Smtp.Messages.Select(message => Regex.Match(message, "Message-ID: (.*)").Value).ShouldBeUnique();
    }

    [Fact]
    public async Task forgets_a_mail_that_was_erased_while_it_was_being_sent()
    {
        var id = await _host.Queue();
        var (_, mail) = (await _host.Table.Claim(_host.Clock.GetUtcNow(), default))!.Value;
        await _host.Write(writing =>
        {
            writing.Delete(SharedTables.Mails, id.ToString());
            return true;
        });

        (await _host.Table.Settle(id, mail, mail.Taken(_host.Clock.GetUtcNow()), default)).ShouldBeFalse();
        (await _host.Row(id)).ShouldBeNull();
    }

    [Fact]
    public async Task is_woken_by_the_store()
    {
        var sent = new TaskCompletionSource();
        _host.Smtp.Answer = verb =>
        {
            if (verb == "QUIT")
                sent.TrySetResult();
            return null;
        };
        await _host.Drain.StartAsync(default);

        await _host.Queue();
        _host.Store.RowsChanged.Pulse();

        await sent.Task.WaitAsync(TimeSpan.FromSeconds(10));
        await _host.Drain.StopAsync(default);
        _host.Smtp.Messages.ShouldHaveSingleItem();
    }

    private static string Words(string message) => Encoding.UTF8
        .GetString(Convert.FromBase64String(message.Split("\n\n", 2)[1]))
        .Replace("\r\n", "\n", StringComparison.Ordinal);

    private sealed record No() : Rejection("No.");
}
