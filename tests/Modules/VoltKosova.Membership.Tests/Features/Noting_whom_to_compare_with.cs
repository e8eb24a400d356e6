using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using VoltKosova.EventStore;
using VoltKosova.Membership.Domain;
using VoltKosova.Membership.Domain.Applications;
using VoltKosova.Membership.Duplicates;
using VoltKosova.Membership.Reactions;
using VoltKosova.Messaging;
using Xunit;

namespace VoltKosova.Membership.Tests.Features;

public sealed class Noting_whom_to_compare_with(MembershipHost host) : IClassFixture<MembershipHost>
{
    [Fact]
    public async Task keeps_the_entry_of_who_has_become_a_member_while_their_application_was_noted()
    {
        host.ChapterIn("junik");
        var application = await host.ApplyAndConfirm("raced@example.org", "junik");
        await host.WhenQuiet();
        await Write(writing =>
        {
            writing.Delete(Entry.Table, application.ToString());
            return Task.FromResult(true);
        });
        var keys = host.Services.GetRequiredService<EntryKeys>();
        var member = new Entry(application, LegalEntity.Ngo, application, Guid.NewGuid(), keys.Of("Arbër", "Krasniqi", null, null));
        var confirmed = new ApplicationEvent.EmailConfirmed(application, "1", default, host.Clock.GetUtcNow());
        var attempts = 0;

        await Write(async writing =>
        {
            await new WhenAddressConfirmedThenNoteEntry(keys).When(
                new Delivered<ApplicationEvent.EmailConfirmed>(
                    confirmed, Guid.NewGuid(), application, 2, new EventMetadata(confirmed.At, null, null, null)),
                writing);
            if (attempts++ == 0)
            {
                await Write(other =>
                {
                    other.Put(Entry.Table, application.ToString(), member);
                    return Task.FromResult(true);
                });
            }

            return true;
        });

        attempts.ShouldBe(2);
        (await host.Rows("SELECT data ->> 'member_id' FROM membership.mt_doc_entry WHERE id::text = $1", $"{application}"))
            .ShouldBe([$"{member.MemberId}"]);
    }

    [Fact]
    public void is_left_to_one_subscriber_for_all_that_says_what_a_member_is_called() =>
        host.Services.GetRequiredService<Delivery>().Statuses.Select(subscriber => subscriber.Name)
            .Where(name => name.StartsWith("membership.note-entry", StringComparison.Ordinal))
            .ShouldBe(
                ["membership.note-entry-of-application", "membership.note-entry-of-member"],
                ignoreOrder: true,
                "two who note the same row could write an older name over a newer one");

    private Task<bool> Write(Func<Writing, Task<bool>> act) =>
        host.With<Store<MembershipStreams>, bool>(store => store.Write(act, CancellationToken.None));
}
