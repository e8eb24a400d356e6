using System.Net;
using Npgsql;
using Shouldly;
using VoltKosova.Testing;
using Xunit;
using static VoltKosova.Membership.Tests.Features.MembershipHost;

namespace VoltKosova.Membership.Tests.Features;

/// <summary>A list that follows the log shows its reader what the reader has written, when it is asked to.</summary>
public sealed class Reading_the_headcount_of_a_chapter(MembershipHost host) : IClassFixture<MembershipHost>
{
    private const string Headcounts = "/api/v1/membership/chapter-headcounts";

    [Fact]
    public async Task shows_a_member_right_after_the_admission_that_it_names()
    {
        var officer = host.OfficerOf(host.ChapterIn("ferizaj"));

        for (var members = 1; members <= 3; members++)
        {
            var admitted = await Admit(officer, await host.ApplyAndConfirm($"counted{members}@example.org", "ferizaj"));

            (await Count(officer, admitted.LogPosition!)).ShouldBe(members);
        }
    }

    [Fact]
    public async Task shows_it_also_to_who_asked_to_admit_twice()
    {
        var officer = host.OfficerOf(host.ChapterIn("kamenice"));
        var application = await host.ApplyAndConfirm("twice@example.org", "kamenice");
        await Admit(officer, application);

        (await Count(officer, (await Admit(officer, application)).LogPosition!)).ShouldBe(1);
    }

    [Fact]
    public async Task waits_for_nothing_after_a_write_that_does_not_concern_it()
    {
        var officer = host.OfficerOf(host.ChapterIn("lipjan"));
        var application = await host.ApplyAndConfirm("refused@example.org", "lipjan");
        var refused = await officer.Post($"{Applications}/{application}/refusal", new { Reason = "Two memberships" }, 3);

        (await Ask(officer, refused.LogPosition!)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task says_that_it_is_behind_and_when_to_ask_again()
    {
        var officer = host.OfficerOf(host.ChapterIn("kacanik"));
        var application = await host.ApplyAndConfirm("behind@example.org", "kacanik");
        await using (await HoldTheView())
        {
            var written = (await Admit(officer, application)).LogPosition;
            var behind = await officer.Get($"{Headcounts}?min_position={written}");

            (behind.Status, behind.Code).ShouldBe((HttpStatusCode.ServiceUnavailable, "view-behind"));
            behind.RetryAfter.ShouldBe(TimeSpan.FromSeconds(1));
            (await officer.Get(Headcounts)).Status.ShouldBe(HttpStatusCode.OK, "who does not ask for it is answered");
        }
    }

    [Theory]
    [InlineData("twelve", "malformed")]
    [InlineData("membership:-1", "malformed")]
    [InlineData("membership:999999999", "no-such-position")]
    [InlineData("chapters:1", "no-such-position")]
    public async Task refuses_what_is_no_position_of_its_log(string position, string code)
    {
        var reply = await host.OfficerOf(Guid.NewGuid()).Get($"{Headcounts}?min_position={position}");

        reply.Status.ShouldBe(HttpStatusCode.BadRequest);
        reply.Body["errors"]![0]!["code"]!.GetValue<string>().ShouldBe(code);
        reply.Body["errors"]![0]!["parameter"]!.GetValue<string>().ShouldBe("min_position");
    }

    [Fact]
    public async Task is_asked_for_by_lists_that_follow_a_log_only() =>
        (await host.OfficerOf(Guid.NewGuid()).Get($"{Members}?min_position=membership:1")).Status.ShouldBe(HttpStatusCode.BadRequest);

    [Fact]
    public async Task is_told_nobody_from_outside_who_could_count_by_it()
    {
        host.ChapterIn("obiliq");

        (await host.Public.Post(Applications, Form("outside@example.org", "obiliq"))).LogPosition.ShouldBeNull();
    }

    private static async Task<Reply> Admit(HttpClient officer, Guid application)
    {
        var admitted = await officer.Post(
            $"{Applications}/{application}/admission", null, ("If-Match", "\"3\""), ("Idempotency-Key", $"admit-{application}"));
        admitted.Status.ShouldBe(HttpStatusCode.OK);
        return admitted;
    }

    private static async Task<int> Count(HttpClient officer, string written)
    {
        var read = await Ask(officer, written);
        read.Status.ShouldBe(HttpStatusCode.OK);
        return read.Body["items"]!.AsArray().ShouldHaveSingleItem()!["members"]!.GetValue<int>();
    }

    /// <summary>Asks again as it is told to, which a busy machine may need.</summary>
    private static async Task<Reply> Ask(HttpClient officer, string written)
    {
        for (var tries = 1; ; tries++)
        {
            var reply = await officer.Get($"{Headcounts}?min_position={written}");
            if (reply.Status != HttpStatusCode.ServiceUnavailable || tries == 20)
                return reply;
        }
    }

    /// <summary>Lets nobody write to the view until the session ends.</summary>
    private async Task<NpgsqlConnection> HoldTheView()
    {
        var connection = new NpgsqlConnection(host.ConnectionString + ";Pooling=false");
        await connection.OpenAsync();
        await using var hold = new NpgsqlCommand("BEGIN; LOCK TABLE membership.mt_doc_chapter_headcount IN EXCLUSIVE MODE", connection);
        await hold.ExecuteNonQueryAsync();
        return connection;
    }
}
