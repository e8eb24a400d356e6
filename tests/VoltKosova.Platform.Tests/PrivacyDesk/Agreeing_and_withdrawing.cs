using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using VoltKosova.Access;
using VoltKosova.PrivacyDesk;
using VoltKosova.Testing;
using Xunit;

namespace VoltKosova.Platform.Tests.PrivacyDesk;

public sealed class Agreeing_and_withdrawing(DeskHost host) : IClassFixture<DeskHost>
{
    private const string Mine = "/api/v1/privacy/me/consents";
    private static readonly object _paper = new
    {
        purpose = "newsletter",
        channel = "email",
        text_version = "2026-01",
        proof = "paper",
        basis = "explicit_consent",
    };

    private HttpClient Officer => host.As(new Grant(Role.DataProtectionOfficer, null));

    [Fact]
    public async Task is_seen_by_the_person_and_by_whoever_has_to_prove_it()
    {
        var person = Guid.NewGuid();
        var noted = await Officer.Post(PathOf(person), _paper);

        noted.Status.ShouldBe(HttpStatusCode.Created);
        var mine = (await As(person).Get(Mine)).Body["consents"]!.AsArray().ShouldHaveSingleItem()!;
        mine["entry_id"]!.GetValue<Guid>().ShouldBe(noted.Id("entry_id"));
        mine["state"]!.GetValue<string>().ShouldBe("given");
        mine["text_version"]!.GetValue<string>().ShouldBe("2026-01");
        (await Officer.Get(PathOf(person))).Body.ToJsonString().ShouldBe((await As(person).Get(Mine)).Body.ToJsonString());
        (await Allowing(person)).ShouldBe(noted.Id("entry_id"), "what is sent keeps by which entry it was allowed");
    }

    [Fact]
    public async Task ends_what_was_allowed_whatever_is_imported_afterwards()
    {
        var person = Guid.NewGuid();
        await Officer.Post(PathOf(person), _paper);
        var withdrawal = new { purpose = "newsletter", channel = "email" };
        (await As(person).Post("/api/v1/privacy/me/consent-withdrawals", withdrawal)).Status.ShouldBe(HttpStatusCode.NoContent);
        host.Clock.Advance(TimeSpan.FromMinutes(1));
        await Officer.Post(PathOf(person), _paper);

        (await Allowing(person)).ShouldBeNull();
        var shown = (await As(person).Get(Mine)).Body;
        shown["consents"]!.AsArray().ShouldHaveSingleItem()!["state"]!.GetValue<string>().ShouldBe("withdrawn");
        shown["ledger"]!.AsArray().Count.ShouldBe(3);
        (await host.Log("privacy", person)).ShouldContain("privacy.consent-withdrawn.v1");
    }

    [Fact]
    public async Task goes_with_the_person()
    {
        var person = Guid.NewGuid();
        await Officer.Post(PathOf(person), _paper);
        await As(person).Post("/api/v1/privacy/me/erasure");
        await host.FollowUp();

        (await Officer.Get(PathOf(person))).Status.ShouldBe(HttpStatusCode.NotFound);
        (await Officer.Post(PathOf(person), _paper)).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task cannot_be_claimed_for_somebody_with_a_proof_of_their_own_or_by_others()
    {
        var person = Guid.NewGuid();
        var forged = new { purpose = "newsletter", channel = "email", text_version = "1", proof = "signed_in", basis = "explicit_consent" };
        (await Officer.Post(PathOf(person), forged)).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await host.As(new Grant(Role.MembershipOfficer, null)).Post(PathOf(person), _paper)).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await host.As(new Grant(Role.DataProtectionOfficer, Guid.NewGuid())).Get(PathOf(person))).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    private static string PathOf(Guid person) => $"/api/v1/privacy/persons/{person}/consents";

    private HttpClient As(Guid person) => host.As(new TestAccount { PersonId = person });

    private Task<Guid?> Allowing(Guid person) => host.Services.GetRequiredService<ConsentBook>()
        .Allows(person, "newsletter", ConsentChannel.Email, about: null, TestContext.Current.CancellationToken);
}
