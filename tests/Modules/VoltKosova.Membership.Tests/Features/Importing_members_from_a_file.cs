using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Npgsql;
using Shouldly;
using VoltKosova.Access;
using VoltKosova.Jobs;
using VoltKosova.Membership.Jobs;
using VoltKosova.Testing;
using Xunit;
using static VoltKosova.Membership.Tests.Features.MembershipHost;

namespace VoltKosova.Membership.Tests.Features;

public sealed class Importing_members_from_a_file(MembershipHost host) : IClassFixture<MembershipHost>
{
    private const string Imports = "/api/v1/membership/member-imports";
    private const string Heads = "Emri;Mbiemri;E-maili;Datëlindja;Komuna;Anëtar që nga\n";

    [Fact]
    public async Task shows_what_would_become_of_every_line_before_anybody_is_a_member()
    {
        var (chapter, officer) = Chapter("podujeve");
        await host.Admitted(chapter, "member@example.org", "podujeve");
        await host.WhenQuiet();
        var import = await HandIn(officer, chapter, Heads
            + "Vesna;Đorđević;vesna@example.org;9.7.1971;Podujevë;29/11/2020\n"
            + "Vesna;Djordjevic;;1971-07-09;Podujevë;\n"
            + "Arbër;Krasniqi;member@example.org;1.1.1990;Podujevë;\n"
            + "=cmd;Hoxha;h@example.org;soon;Podujevë;\n");
        host.Jobs.Asked.ShouldContain($"membership.import-members {import}");
        (await Read(officer, import))["stage"].Text().ShouldBe("previewing");

        await Work();

        var row = await Read(officer, import);
        (row["stage"].Text(), row["lines"].Int(), row["through"].Int()).ShouldBe(("ready", 4, 4));
        (row["counts"]!["new"].Int(), row["counts"]!["duplicates"].Int(), row["counts"]!["already_members"].Int(),
            row["counts"]!["errors"].Int()).ShouldBe((1, 1, 1, 1));
        var lines = await Lines(officer, import);
        lines.Select(line => (line["line"].Int(), line["state"].Text())).ShouldBe(
            [(2, "new"), (3, "duplicate"), (4, "already_member"), (5, "error")]);
        lines[1]["twin_of"].Int().ShouldBe(2);
        Notes(lines[1]).ShouldBe(["email_missing email", "twice_in_the_file "]);
        Notes(lines[2]).ShouldBe(["address_is_known "]);
        Notes(lines[3]).ShouldBe(["cell_is_formula given_name"]);
        lines[3]["notes"]![0]!["text"]!["sr"].Text().ShouldStartWith("U ćeliji je formula");
        (await officer.Get($"{Imports}/{import}/lines?filter[state][eq]=error")).Body["items"]!.AsArray().Count.ShouldBe(1);
        (await officer.Get(Members)).Body["items"]!.AsArray().Count.ShouldBe(1, "nobody is a member by a file alone");
    }

    [Fact]
    public async Task becomes_members_without_a_mail_and_is_undone_but_for_whom_something_happened()
    {
        var (chapter, officer) = Chapter("shterpce");
        var import = await HandIn(officer, chapter, Heads
            + "Ana;Jović;first@example.org;2.3.1980;Shtërpcë;29/11/2020\nMilan;Nikolić;second@example.org;3.4.1981;Shtërpcë;\n"
            + "Zana;Gashi;;5.5.1985;Shtërpcë;\nZana;Gashi;;5.5.1985;Shtërpcë;\n");
        await Work();

        (await officer.Post($"{Imports}/{import}/confirmation", new { }, 1)).Code.ShouldBe("version-has-moved-on");
        (await officer.Post($"{Imports}/{import}/confirmation", new { }, 2)).Status.ShouldBe(HttpStatusCode.Accepted);
        await Work();
        await host.WhenQuiet();

        var members = (await officer.Get($"{Members}?filter[import_id][eq]={import}")).Body["items"]!.AsArray();
        members.Select(one => (one!["given_name"].Text(), one["joined_on"].Text())).ShouldBe(
            [("Ana", "2020-11-29"), ("Milan", "2026-03-02"), ("Zana", "2026-03-02")], ignoreOrder: true);
        (await Lines(officer, import)).Select(line => (line["state"].Text(), line["cells"] is null)).ShouldBe(
            [("imported", true), ("imported", true), ("imported", true), ("duplicate", false)]);
        (await host.MailsTo("first@example.org")).ShouldBeEmpty();
        host.Accounts.Asked.ShouldNotContainKey("first@example.org");
        (await host.Rows("SELECT data ->> 'consent' FROM membership.mt_doc_consent WHERE data::text LIKE $1", "%\"import\"%")).Count
            .ShouldBeGreaterThanOrEqualTo(3);
        var ana = members.Single(one => one!["given_name"].Text() == "Ana")!["id"]!.GetValue<Guid>();
        await officer.Post($"{Members}/{ana}/kind", new { Kind = "honorary", On = "2026-03-02", Note = "Founder" }, 1);

        (await Undo(officer, import, 4)).Status.ShouldBe(HttpStatusCode.Accepted);
        await Work();
        await host.WhenQuiet();

        var row = await Read(officer, import);
        (row["stage"].Text(), row["counts"]!["undone"].Int(), row["counts"]!["kept"].Int()).ShouldBe(("undone", 2, 1));
        (await officer.Get(Members)).Body["items"]!.AsArray().ShouldHaveSingleItem()!["id"]!.GetValue<Guid>().ShouldBe(ana);
        var kept = (await Lines(officer, import))[0];
        (kept["state"].Text(), kept["member_id"]!.GetValue<Guid>()).ShouldBe(("kept", ana));
        Notes(kept).ShouldBe(["something_happened_since "]);
        (await host.OfficerOf(chapter).Get("/api/v1/membership/chapter-headcounts")).Body["items"]![0]!["members"].Int().ShouldBe(1);
        (await host.Rows("SELECT id::text FROM membership.mt_doc_entry WHERE data ->> 'member_id' = $1", ana.ToString())).Count.ShouldBe(1);
        await host.ApplyAndConfirm("second@example.org", "shterpce");
    }

    [Fact]
    public async Task takes_duplicates_in_only_when_somebody_says_so_and_never_whoever_is_a_member()
    {
        var (chapter, officer) = Chapter("obiliq");
        var file = Heads + "Lirije;Berisha;lirije@example.org;1.5.1975;Obiliq;\nLirije;Thaçi;l.thaci@example.org;1.5.1975;Obiliq;\n";
        await Imported(officer, chapter, Heads + "Lirije;Berisha Thaqi;other@example.org;1.5.1975;Obiliq;\n");
        await Imported(officer, chapter, Heads + "Drita;Kelmendi;drita@example.org;8.8.1988;Obiliq;\n");

        var import = await HandIn(officer, chapter, file + "Drita;Kelmendi;new@example.org;8/8/1988;Obiliq;\n");
        await Work();
        (await Lines(officer, import)).Select(line => line["state"].Text()).ShouldBe(["duplicate", "duplicate", "already_member"]);
        (await Lines(officer, import))[0]["duplicate_of_member_id"].ShouldNotBeNull();
        await officer.Post($"{Imports}/{import}/confirmation", new { WithDuplicates = true }, 2);
        await Work();

        (await Read(officer, import))["counts"]!["imported"].Int().ShouldBe(2);
        (await Lines(officer, import))[2]["state"].Text().ShouldBe("already_member");
    }

    [Fact]
    public async Task is_no_way_in_for_whom_the_movement_has_put_out()
    {
        var (chapter, officer) = Chapter("ranillug");
        var application = await host.ApplyAndConfirm("out@example.org", "ranillug");
        var member = (await officer.Post($"{Applications}/{application}/admission", null, 3)).Id("member_id");
        (await officer.Post($"{Members}/{member}/revocation", new { Note = "Threats" }, 1)).Version.ShouldBe(2);
        var born = (await host.Rows(
            "SELECT data ->> 'birth_date' FROM membership.mt_doc_application WHERE data ->> 'email' = $1", "out@example.org")).Single();
        await host.WhenQuiet();

        var import = await HandIn(officer, chapter, Heads + $"Arbër;Krasniqi;other-out@example.org;{born};Ranillug;\n");
        await Work();
        (await officer.Post($"{Imports}/{import}/confirmation", new { WithDuplicates = true }, 2)).Status.ShouldBe(HttpStatusCode.Accepted);
        await Work();

        var line = (await Lines(officer, import)).ShouldHaveSingleItem();
        line["state"].Text().ShouldBe("error");
        Notes(line).ShouldBe(["needs_an_application "]);
    }

    [Fact]
    public async Task is_refused_as_a_whole_where_it_cannot_be_read_and_outside_one_s_own_chapters()
    {
        var (chapter, officer) = Chapter("kllokot");

        (await Send(officer, chapter, "Emri;Komuna\nAna;Klokot\n")).Code.ShouldBe("import-columns-missing");
        (await Send(officer, chapter, Heads + "\"Ana;Jović")).Code.ShouldBe("import-not-csv");
        (await Send(officer, chapter, Heads)).Code.ShouldBe("import-empty");
        (await Send(officer, Guid.NewGuid(), Heads)).Code.ShouldBe("outside-own-scope");
        (await Send(officer, chapter, Heads, "&legal_entity=party")).Code.ShouldBe("no-such-legal-entity");
        foreach (var said in (string[])["legal_entity=Party", "encoding=Windows1250", "encoding=1"])
        {
            var refused = await Send(officer, chapter, Heads, $"&{said}");
            (refused.Code, refused.Body["errors"]![0]!["parameter"].Text()).ShouldBe(("malformed-request", said.Split('=')[0]));
        }

        (await officer.Get(Imports)).Body["items"]!.AsArray().ShouldBeEmpty();

        var import = await HandIn(officer, chapter, Heads + "Ana;Jović;;2.3.1980;Klokot;\n");
        foreach (var path in (string[])[$"{Imports}/{import}", $"{Imports}/{import}/lines"])
            (await host.OfficerOf(Guid.NewGuid()).Get(path)).Code.ShouldBe("no-such-import");
        (await host.OfficerOf(Guid.NewGuid()).Post($"{Imports}/{import}/confirmation", new { }, 1)).Code.ShouldBe("no-such-import");
        (await host.As(new Grant(Role.ChapterBoard, chapter)).Get(Imports)).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await officer.Post($"{Imports}/{import}/discarding", null, 1)).Version.ShouldBe(2);
        (await Lines(officer, import)).ShouldBeEmpty();
        (await officer.Post($"{Imports}/{import}/confirmation", new { }, 2)).Code.ShouldBe("import-is-discarded");
    }

    [Fact]
    public async Task is_read_in_the_letters_that_the_sender_names()
    {
        var (chapter, officer) = Chapter("novoberde");
        var (line, letters) = ("Ana;Đorđević;;2.3.1980;Novobërdë;\n", CodePagesEncodingProvider.Instance.GetEncoding(1250));
        var reply = await Send(officer, chapter, Heads + line, "&encoding=windows1250&legal_entity=ngo", letters);

        reply.Status.ShouldBe(HttpStatusCode.Accepted, reply.Body.ToJsonString());
        await Work();
        (await Lines(officer, reply.Id("import_id"))).ShouldHaveSingleItem()["cells"]!["family_name"].Text().ShouldBe("Đorđević");
    }

    [Fact]
    public async Task is_one_file_however_often_it_is_sent_with_the_same_key()
    {
        var (chapter, officer) = Chapter("partesh");
        officer.DefaultRequestHeaders.Add("Idempotency-Key", $"members-{chapter}");

        var first = await Send(officer, chapter, Heads + "Ana;Jović;;2.3.1980;Parteš;\n");
        var again = await Send(officer, chapter, Heads + "Ana;Jović;;2.3.1980;Parteš;\n");

        (again.Status, again.Location).ShouldBe((HttpStatusCode.Accepted, first.Location));
        (await officer.Get(Imports)).Body["items"]!.AsArray().Count.ShouldBe(1);
        (await host.Rows("SELECT id FROM membership.mt_doc_import_line WHERE left(id, 36) <> $1 AND data ->> 'import_id' IN "
            + "(SELECT id::text FROM membership.mt_doc_member_import WHERE data ->> 'chapter_id' = '" + chapter + "')",
            first.Id("import_id").ToString())).ShouldBeEmpty();
    }

    [Fact]
    public async Task goes_on_where_a_run_ended_and_does_nothing_twice()
    {
        var (chapter, officer) = Chapter("gracanice");
        host.Approvals.Approve();
        const string first = "Ana;Jović;;1.1.1980;Graçanicë;\n", last = "Ana;Nikolić;;1.1.1980;Graçanicë;\n";
        var import = await HandIn(
            officer, chapter, Heads + first + string.Concat(Enumerable.Range(1, 598).Select(at => Line(at, "P", "Q"))) + last);
        await Work();
        (await officer.Post($"{Imports}/{import}/confirmation", new { }, 4)).Status.ShouldBe(HttpStatusCode.Accepted);
        (await officer.Post($"{Imports}/{import}/confirmation", new { }, 5)).Status.ShouldBe(HttpStatusCode.Accepted, "it is confirmed");

        await Execute("CREATE TABLE held AS SELECT * FROM membership.mt_doc_import_line WHERE id > '" + import + "/000000250'"
            + " AND id < '" + import + "/:'");
        await Execute("DELETE FROM membership.mt_doc_import_line WHERE id IN (SELECT id FROM held)");
        (await Should.ThrowAsync<JobFailedException>(Work)).Code.ShouldBe("import-lines-missing");
        var half = await Read(officer, import);
        (half["stage"].Text(), half["through"].Int(), half["counts"]!["imported"].Int()).ShouldBe(("importing", 250, 250));
        await Execute("INSERT INTO membership.mt_doc_import_line SELECT * FROM held");
        await host.WhenQuiet();
        await Work();

        (await Read(officer, import))["counts"]!["imported"].Int().ShouldBe(600, "also who looks a little like somebody of the same file");
        (await officer.Get($"{Members}?count=true&limit=1")).Body["total"]!["count"].Int().ShouldBe(600);
    }

    [Fact]
    public async Task of_many_takes_a_second_person()
    {
        var (chapter, officer) = Chapter("zubin-potok");
        var import = await HandIn(officer, chapter, Heads + string.Concat(Enumerable.Range(1, 501).Select(at => Line(at, "M", "R"))));
        await Work();

        var alone = await officer.Post($"{Imports}/{import}/confirmation", new { }, 4);
        (alone.Status, alone.Code).ShouldBe((HttpStatusCode.Forbidden, "approval-required"));
        host.Approvals.Approve();
        (await officer.Post($"{Imports}/{import}/confirmation", new { }, 4)).Status.ShouldBe(HttpStatusCode.Accepted);
    }

    [Fact]
    public async Task is_forgotten_when_nobody_confirms_it_and_keeps_no_line_that_came_to_nothing()
    {
        var (chapter, officer) = Chapter("leposaviq");
        var waiting = await HandIn(officer, chapter, Heads + "Ana;Jović;;2.3.1980;Leposavić;\n");
        var import = await HandIn(officer, chapter, Heads + "Mira;Ilić;;2.3.1981;Leposavić;\nOne;;;never;Leposavić;\n");
        await Work();
        await officer.Post($"{Imports}/{import}/confirmation", new { }, 2);
        await Work();

        host.Clock.Advance(TimeSpan.FromDays(15));
        await Work();
        host.Clock.Advance(TimeSpan.FromDays(-15));

        (await Read(officer, waiting))["stage"].Text().ShouldBe("discarded");
        (await Lines(officer, waiting)).ShouldBeEmpty();
        (await Lines(officer, import)).ShouldHaveSingleItem()["state"].Text().ShouldBe("imported");
    }

    private static string Line(int at, string given, string family) =>
        $"{given}{(char)('a' + (at % 26))}{(char)('a' + (at / 26 % 26))};{family}{at};{given}{at}@import.example;"
        + $"{1 + (at % 28)}.{1 + (at % 12)}.{1950 + (at % 50)};Pejë;\n";

    private async Task Imported(HttpClient officer, Guid chapter, string file)
    {
        var import = await HandIn(officer, chapter, file);
        await Work();
        (await officer.Post($"{Imports}/{import}/confirmation", new { }, 2)).Status.ShouldBe(HttpStatusCode.Accepted);
        await Work();
        await host.WhenQuiet();
    }

    private Task Work() => host.Run<ImportMembers, NoParameters>(new NoParameters());

    private static Task<Reply> Undo(HttpClient officer, Guid import, long version) => officer.Send(
        HttpMethod.Post, $"{Imports}/{import}/undo", null, ("If-Match", $"\"{version}\""), ("Audit-Reason", "Wrong file"));

    private static async Task<Guid> HandIn(HttpClient officer, Guid chapter, string file)
    {
        var reply = await Send(officer, chapter, file);
        reply.Status.ShouldBe(HttpStatusCode.Accepted, reply.Body.ToJsonString());
        return reply.Id("import_id");
    }

    private static async Task<Reply> Send(HttpClient officer, Guid chapter, string file, string said = "", Encoding? letters = null)
    {
        using var content = new StringContent(file, letters ?? Encoding.UTF8, "text/csv");
        return await officer.Send(HttpMethod.Post, $"{Imports}?chapter_id={chapter}&consent_version=paper-2025{said}", content);
    }

    private static async Task<JsonObject> Read(HttpClient officer, Guid import) => (await officer.Get($"{Imports}/{import}")).Body;

    private static async Task<IReadOnlyList<JsonNode>> Lines(HttpClient officer, Guid import) =>
        [.. (await officer.Get($"{Imports}/{import}/lines")).Body["items"]!.AsArray().Select(line => line!)];

    private static IEnumerable<string> Notes(JsonNode line) =>
        line["notes"]!.AsArray().Select(note => $"{note!["code"].Text()} {note["column"]?.GetValue<string>()}");

    private (Guid Chapter, HttpClient Officer) Chapter(string municipality)
    {
        var chapter = host.ChapterIn(municipality);
        return (chapter, host.OfficerOf(chapter));
    }

    private async Task Execute(string sql)
    {
        await using var connection = new NpgsqlConnection(host.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
