using Shouldly;
using VoltKosova.Mail;
using Xunit;

namespace VoltKosova.Platform.Tests.Mail;

public sealed class Reading_the_mailbox : IAsyncLifetime
{
    private static readonly Guid _peja = new("aaaaaaaa-aaaa-7aaa-8aaa-aaaaaaaaaaaa");
    private static readonly Guid _prizren = new("bbbbbbbb-bbbb-7bbb-8bbb-bbbbbbbbbbbb");
    private readonly MailHost _host = new();

    public async ValueTask InitializeAsync()
    {
        await _host.InitializeAsync();
        await _host.Start(withServer: false);
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task shows_what_was_kept_because_there_is_no_server()
    {
        var id = await _host.Queue();
        await _host.Drain.Drain("test", default);

        var mail = (await _host.Mailbox.List(MailState.Kept, null, 10, default)).ShouldHaveSingleItem();
        (mail.Schema, mail.Id, mail.To).ShouldBe(("test", id, "arta@example.org"));
        mail.Body!.ShouldContain("https://volt.example/c/1");
        (await _host.Mailbox.List(MailState.Due, null, 10, default)).ShouldBeEmpty();
        _host.Log.All.ShouldNotContain("arta");
    }

    [Fact]
    public async Task shows_the_newest_first_and_no_more_than_asked_for()
    {
        var ids = new List<Guid>();
        for (var count = 0; count < 3; count++)
        {
            ids.Add(await _host.Queue());
            _host.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        (await _host.Mailbox.List(MailState.Due, null, 2, default)).Select(mail => mail.Id).ShouldBe([ids[2], ids[1]]);
    }

    [Fact]
    public async Task shows_only_the_mails_of_the_readers_chapters()
    {
        var id = await _host.Queue(draft => draft with { ChapterId = _peja });
        await _host.Queue();

        (await _host.Mailbox.List(MailState.Due, [_peja], 10, default)).ShouldHaveSingleItem().Id.ShouldBe(id);
        (await _host.Mailbox.List(MailState.Due, [_prizren], 10, default)).ShouldBeEmpty();
        (await _host.Mailbox.Find("test", id, [_prizren], default)).ShouldBeNull();
        (await _host.Mailbox.Retry("test", id, [_prizren], default)).ShouldBeFalse();
        (await _host.Mailbox.Find("elsewhere", id, null, default)).ShouldBeNull();
    }

    [Fact]
    public async Task forgets_a_person_and_nobody_else()
    {
        var gone = await _host.Queue();
        var left = await _host.Queue(draft => draft with { PersonId = _peja });

        await _host.Write(async writing =>
        {
            await _host.Mailbox.Forget(writing, "test", MailHost.Draft().PersonId!.Value);
            return true;
        });

        (await _host.Row(gone)).ShouldBeNull();
        (await _host.Row(left)).ShouldNotBeNull();
    }

    [Fact]
    public async Task sends_a_kept_mail_once_there_is_a_server_and_staff_say_so()
    {
        var id = await _host.Queue();
        await _host.Drain.Drain("test", default);
        await _host.Start(withServer: true);

        await _host.Drain.Drain("test", default);
        _host.Smtp.Messages.ShouldBeEmpty();
        (await _host.Mailbox.Retry("test", id, null, default)).ShouldBeTrue();
        await _host.Drain.Drain("test", default);

        _host.Smtp.Messages.ShouldHaveSingleItem();
        (await _host.Mailbox.Retry("test", id, null, default)).ShouldBeFalse();
    }
}
