using System.Net;
using Shouldly;
using VoltKosova.Access;
using VoltKosova.Testing;
using Xunit;
using static VoltKosova.Membership.Tests.Features.MembershipHost;

namespace VoltKosova.Membership.Tests.Features;

public sealed class Deciding(MembershipHost host) : IClassFixture<MembershipHost>
{
    private static readonly object _reasons = new { Reason = "Two memberships" };

    [Fact]
    public async Task is_not_for_officers_of_other_chapters_for_whom_there_is_no_application()
    {
        host.ChapterIn("decan");
        var application = await host.ApplyAndConfirm("scope@example.org", "decan");
        var other = host.OfficerOf(Guid.NewGuid());

        var read = await other.Get($"{Applications}/{application}");
        var admitted = await other.Post(Admission(application), null, 3);
        var refused = await other.Post(Refusal(application), _reasons, 3);

        foreach (var reply in (Reply[])[read, admitted, refused])
            (reply.Status, reply.Code).ShouldBe((HttpStatusCode.NotFound, "no-such-application"));
        (await other.Get(Applications)).Body["items"]!.AsArray().ShouldBeEmpty();
        (await host.Log("membership", application)).Count.ShouldBe(3);
    }

    [Fact]
    public async Task is_not_for_those_who_may_only_look()
    {
        var chapter = host.ChapterIn("dragash");
        var application = await host.ApplyAndConfirm("board@example.org", "dragash");
        var board = host.As(new Grant(Role.ChapterBoard, chapter));

        (await board.Get($"{Applications}/{application}")).Status.ShouldBe(HttpStatusCode.OK);
        (await board.Post(Admission(application), null, 3)).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task needs_the_version_that_was_read()
    {
        var officer = host.OfficerOf(host.ChapterIn("istog"));
        var application = await host.ApplyAndConfirm("stale@example.org", "istog");

        (await officer.Post(Admission(application), null, 2)).Code.ShouldBe("version-has-moved-on");
        (await officer.Post(Refusal(application), _reasons, 2)).Status.ShouldBe(HttpStatusCode.PreconditionFailed);
        (await officer.Post(Admission(application))).Status.ShouldBe(HttpStatusCode.PreconditionRequired);
        (await host.Log("membership", application)).Count.ShouldBe(3);
    }

    [Fact]
    public async Task to_admit_makes_one_member_however_often_it_is_asked()
    {
        var officer = host.OfficerOf(host.ChapterIn("istog"));
        var application = await host.ApplyAndConfirm("admitted@example.org", "istog");
        (string, string)[] headers = [("If-Match", "\"3\""), ("Idempotency-Key", "admit-once")];

        var first = await officer.Post(Admission(application), null, headers);
        var again = await officer.Post(Admission(application), null, headers);
        var without = await officer.Post(Admission(application), null, first.Version!.Value);
        var other = await officer.Post(Admission(application), """{"paper": 1}""", headers);

        first.Status.ShouldBe(HttpStatusCode.OK);
        (again.Status, again.Version, again.Id("member_id")).ShouldBe((first.Status, first.Version, first.Id("member_id")));
        without.Id("member_id").ShouldBe(first.Id("member_id"));
        (other.Status, other.Code).ShouldBe((HttpStatusCode.UnprocessableEntity, "idempotency-key-reused"));
        (await host.Rows("SELECT id::text FROM membership.mt_doc_member_card WHERE data ->> 'email' = $1", "admitted@example.org"))
            .ShouldBe([first.Id("member_id").ToString()]);
        (await host.Log("membership", first.Id("member_id"))).ShouldBe(["membership.member-admitted.v1"]);
    }

    [Fact]
    public async Task to_admit_and_to_refuse_exclude_each_other()
    {
        var officer = host.OfficerOf(host.ChapterIn("kline"));
        var application = await host.ApplyAndConfirm("both@example.org", "kline");

        (await officer.Post(Admission(application), null, 3)).Status.ShouldBe(HttpStatusCode.OK);
        var refused = await officer.Post(Refusal(application), _reasons, 4);

        (refused.Status, refused.Code).ShouldBe((HttpStatusCode.Conflict, "already-decided"));
    }

    [Fact]
    public async Task to_refuse_frees_the_address()
    {
        var officer = host.OfficerOf(host.ChapterIn("lipjan"));
        var first = await host.ApplyAndConfirm("again@example.org", "lipjan");

        (await officer.Post(Refusal(first), _reasons, 3)).Status.ShouldBe(HttpStatusCode.NoContent);

        await host.ApplyAndConfirm("again@example.org", "lipjan");
        (await Traces.Of(host.ConnectionString, "membership", "Two memberships")).ShouldBe(
            ["mt_doc_mail"], "the reasons are sealed, and in no row but the mail to the applicant");
    }

    [Fact]
    public async Task to_refuse_again_does_not_free_the_address_of_the_next_application()
    {
        var officer = host.OfficerOf(host.ChapterIn("malisheve"));
        var first = await host.ApplyAndConfirm("next@example.org", "malisheve");
        (await officer.Post(Refusal(first), _reasons, 3)).Version.ShouldBe(4);
        await host.ApplyAndConfirm("next@example.org", "malisheve");

        (await officer.Post(Refusal(first), _reasons, 4)).Status.ShouldBe(HttpStatusCode.NoContent);

        var third = await host.Apply("next@example.org", "malisheve");
        (await host.Public.Post(host.LinkOf(third))).Code.ShouldBe("address-has-an-application");
    }

    [Fact]
    public async Task needs_reasons_to_refuse()
    {
        var officer = host.OfficerOf(host.ChapterIn("lipjan"));
        var application = await host.ApplyAndConfirm("reasons@example.org", "lipjan");

        var refused = await officer.Post(Refusal(application), new { Reason = " " }, 3);

        refused.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        refused.Errors.ShouldBe([("#/reason", "not-empty")]);
    }

    [Fact]
    public async Task is_not_for_the_applicant()
    {
        var chapter = host.ChapterIn("vushtrri");
        var application = await host.ApplyAndConfirm("own@example.org", "vushtrri");
        var person = Guid.Parse((await host.Rows("SELECT data ->> 'person_id' FROM membership.mt_doc_application WHERE id = $1::uuid",
            application.ToString()))[0]);
        var applicant = host.As(new TestAccount(new Grant(Role.MembershipOfficer, chapter)) { PersonId = person });

        var admitted = await applicant.Post(Admission(application), null, 3);
        var refused = await applicant.Post(Refusal(application), _reasons, 3);

        (admitted.Status, admitted.Code).ShouldBe((HttpStatusCode.Forbidden, "own-application"));
        (refused.Status, refused.Code).ShouldBe((HttpStatusCode.Forbidden, "own-application"));
        (await host.Log("membership", application)).Count.ShouldBe(3);
    }

    private static string Admission(Guid application) => $"{Applications}/{application}/admission";

    private static string Refusal(Guid application) => $"{Applications}/{application}/refusal";
}
