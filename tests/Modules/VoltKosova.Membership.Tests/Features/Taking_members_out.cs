using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Shouldly;
using VoltKosova.Testing;
using Xunit;
using static VoltKosova.Membership.Tests.Features.MembershipHost;

namespace VoltKosova.Membership.Tests.Features;

public sealed class Taking_members_out(MembershipHost host) : IClassFixture<MembershipHost>
{
    [Fact]
    public async Task opens_in_a_spreadsheet_and_runs_nothing_there()
    {
        var chapter = host.ChapterIn("vushtrri");
        const string email = "formula@example.org";
        await host.Public.Post(
            Applications, Finding_duplicates.Named(email, "vushtrri", "=HYPERLINK(\"http://x\",\"y\")", "Çela; e re", "1990-01-01"));
        var application = (await host.OfAddress(email)).ShouldHaveSingleItem();
        await host.Public.Post(host.LinkOf(Guid.Parse(application)));
        (await host.OfficerOf(chapter).Post($"{Applications}/{application}/admission", null, 3)).Status.ShouldBe(HttpStatusCode.OK);

        var file = await host.OfficerOf(chapter).GetByteArrayAsync($"{Members}?format=csv");

        file[..3].ShouldBe(Encoding.UTF8.GetPreamble());
        var text = Encoding.UTF8.GetString(file);
        text.ShouldContain(",\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\",Çela; e re,formula@example.org,");
        text.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length.ShouldBe(2);
    }

    [Fact]
    public async Task shows_nobody_of_another_chapter()
    {
        await host.Admitted(host.ChapterIn("skenderaj"), "elsewhere@example.org", "skenderaj");
        using var request = new HttpRequestMessage(HttpMethod.Get, Members);
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/csv"));
        using var answer = await host.OfficerOf(Guid.NewGuid()).SendAsync(request);

        (await answer.Content.ReadAsStringAsync()).ShouldNotContain("elsewhere@example.org");
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
    }
}
