using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;
using Shouldly;
using VoltKosova.Messaging;
using VoltKosova.Testing;
using VoltKosova.Web;
using VoltKosova.Webhooks.Events;
using Xunit;

namespace VoltKosova.Platform.Tests.Webhooks;

public sealed class Writing_an_event
{
    private const string First = "notices.notice-removed.v1";
    private const string Second = "notices.notice-removed.v2";

    [Theory]
    [InlineData(19_000, true)]
    [InlineData(20_000, false)]
    public void keeps_it_thin(int letters, bool isThin)
    {
        var data = new JsonObject { ["text"] = new string('x', letters) };
        var message = new CloudEvent(Guid.NewGuid(), new Uri("https://volt.test"), First, null, FixedClock.Start, null, data);

        if (isThin)
            message.Write().Length.ShouldBeGreaterThan(letters);
        else
            Should.Throw<InvalidOperationException>(message.Write).Message.ShouldContain("publish ids, not contents");
    }

    [Fact]
    public void whose_shape_has_changed_goes_on_under_the_old_name_beside_the_new_one()
    {
        var publisher = Publisher.Begin<NoticeStreams>()
            .Since(2026, 3, 1)
            .On<NoticeFact.Removed, NoticeRemoved>(First, removed => new NoticeRemoved(removed.NoticeId))
            .Since(2026, 9, 1)
            .On<NoticeFact.Posted, NoticeRemoved>(Second, posted => new NoticeRemoved(posted.NoticeId))
            .End();
        var catalogue = new EventCatalogue([publisher], Options.Create(new WebOptions { PublicUrl = "https://volt.test" }));

        foreach (var name in (string[])[First, Second])
        {
            catalogue.Find(name).ShouldNotBeNull().Versions.ShouldBe(
            [
                new TypeVersion(First, new DateOnly(2026, 3, 1), new DateOnly(2026, 9, 1)),
                new TypeVersion(Second, new DateOnly(2026, 9, 1), null),
            ]);
        }
    }
}
