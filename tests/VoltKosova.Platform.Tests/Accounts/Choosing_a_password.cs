using System.Buffers.Binary;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using VoltKosova.Accounts;
using VoltKosova.Kernel;
using Xunit;

namespace VoltKosova.Platform.Tests.Accounts;

public sealed class Choosing_a_password
{
    [Theory]
    [InlineData("correct horse battery")]
    [InlineData("alllowercase")]
    [InlineData("përshëndetje!")]
    [InlineData("😀😃😄😁😆😅😂🤣🥲☺😊😇")]
    public void leaves_the_kinds_of_characters_free(string password) => Judge(password).ShouldBeNull();

    [Theory]
    [InlineData("")]
    [InlineData("elevenchars")]
    [InlineData("😀😃😄😁😆😅😂🤣🥲☺😊")]
    public void needs_twelve_characters(string password) => Judge(password).ShouldBe(new PasswordLengthNotValid());

    [Fact]
    public void has_an_upper_end() => Judge(string.Concat(Enumerable.Repeat("abcd", 65))).ShouldBe(new PasswordLengthNotValid());

    [Theory]
    [InlineData("Volt-Kosova-2026")]
    [InlineData("vólt kosovë 1234")]
    [InlineData("agim.berisha1234")]
    [InlineData("Agim Berisha !!!")]
    [InlineData("aaaaaaaaaaaa")]
    [InlineData("121212121212")]
    [InlineData("123456789012")]
    [InlineData("Password1234!")]
    public void refuses_what_is_tried_first(string password) => Judge(password).ShouldBe(new PasswordTooEasy());

    [Fact]
    public void keeps_it_as_PBKDF2_of_SHA_512_with_as_many_rounds_as_OWASP_advises()
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection([new("Privacy:Key", AccountsHost.OuterKey)]).Build();
        using var services = new ServiceCollection().AddAccounts(settings).BuildServiceProvider();
        var hash = Convert.FromBase64String(
            services.GetRequiredService<IPasswordHasher<Account>>().HashPassword(new Account(), "correct horse battery"));

        // The third format of Identity: a marker, the hash function (2 is SHA-512), the rounds, the length of the salt.
        (hash[0], BinaryPrimitives.ReadUInt32BigEndian(hash.AsSpan(1))).ShouldBe(((byte)1, 2u));
        BinaryPrimitives.ReadUInt32BigEndian(hash.AsSpan(5)).ShouldBe(210_000u);
    }

    private static Rejection? Judge(string password) => PasswordRules.Judge(password, "agim.berisha@volt.test");
}
