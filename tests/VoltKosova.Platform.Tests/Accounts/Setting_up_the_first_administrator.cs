using System.Net.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using VoltKosova.Accounts;
using Xunit;

namespace VoltKosova.Platform.Tests.Accounts;

public sealed class Setting_up_the_first_administrator : IAsyncLifetime
{
    private const string Email = "First.Admin@volt.test";

    private readonly AccountsHost _host = new();

    public ValueTask InitializeAsync() => _host.InitializeAsync();

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task gives_the_holder_of_the_code_the_whole_movement()
    {
        var code = (await Code())!;
        code.ShouldMatch("^([A-Z2-7]{4}-){7}[A-Z2-7]{4}$");
        (await SetUp(code.ToLowerInvariant().Replace("-", " ", StringComparison.Ordinal))).ShouldBe("201");
        var (_, tokens) = await _host.SignIn(Email);
        var (_, me) = await _host.Client((string)tokens["access_token"]!).GetAsync("/api/v1/access/me").Read();
        me["grants"]!.ToJsonString().ShouldBe(
            """[{"role":"administrator","chapter_id":null,"rights":["access.approve","access.manage-accounts"]}]""");
    }

    [Fact]
    public async Task works_once()
    {
        var code = (await Code())!;
        (await SetUp(code)).ShouldBe("201");
        (await SetUp(code, "second@volt.test")).ShouldBe("422 setup-code-refused");
        (await Code()).ShouldBeNull();
    }

    [Fact]
    public async Task works_once_also_for_two_at_the_same_time()
    {
        var code = (await Code())!;
        var answers = await Task.WhenAll(SetUp(code), SetUp(code, "second@volt.test"));
        answers.Order().ShouldBe(["201", "422 setup-code-refused"]);
    }

    [Fact]
    public async Task needs_the_code_of_the_newest_start()
    {
        var older = (await Code())!;
        var newer = (await Code())!;
        newer.ShouldNotBe(older);
        (await SetUp(older)).ShouldBe("422 setup-code-refused");
        (await SetUp(newer)).ShouldBe("201");
    }

    [Fact]
    public async Task says_the_same_to_a_wrong_code_whatever_else_is_wrong()
    {
        (await SetUp("ABCD", password: "short")).ShouldBe("422 setup-code-refused");
        await Code();
        (await SetUp("ABCD", password: "short")).ShouldBe("422 setup-code-refused");
        (await SetUp("")).ShouldBe("422 setup-code-refused");
    }

    [Fact]
    public async Task keeps_the_code_for_another_try_when_something_else_is_wrong()
    {
        var code = (await Code())!;
        (await SetUp(code, "no address")).ShouldBe("422 invalid-request #/email email-not-valid");
        (await SetUp(code, password: "short")).ShouldBe("422 password-length-not-valid");
        (await SetUp(code, password: "first.admin-2026")).ShouldBe("422 password-too-easy");
        (await SetUp(code, givenName: " ")).ShouldBe("422 invalid-request #/given_name name-not-valid");
        (await SetUp(code)).ShouldBe("201");
    }

    [Fact]
    public async Task stores_no_code()
    {
        var code = (await Code())!;
        var stored = await _host.Sql<byte[]>("SELECT code_hash FROM setup_code");
        stored.ShouldBe(Secret.HashTyped(code));
    }

    private Task<string?> Code() => _host.App.Services.GetRequiredService<SetupCode>().Make(CancellationToken.None);

    private Task<string> SetUp(
        string code, string email = Email, string password = AccountsHost.Password, string givenName = "Vjosa") => _host.Client()
        .PostAsJsonAsync("/api/v1/access/setup", new { code, email, password, given_name = givenName, family_name = "Krasniqi" }).Code();
}
