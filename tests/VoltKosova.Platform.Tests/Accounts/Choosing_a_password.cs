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
    [InlineData("monkey73829104756")]
    [InlineData("a zana who sings late")]
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
    [InlineData("P@ssw0rd1234")]
    [InlineData("iloveyou1234")]
    [InlineData("2024superman!")]
    [InlineData("monkeymonkey")]
    [InlineData("iloveyou12345678")]
    [InlineData("1q2w3e4r5t6y")]
    [InlineData("Fjalëkalimi26")]
    [InlineData("Prishtina2026")]
    [InlineData("voltvoltvolt")]
    [InlineData("Zana-Agim-26")]
    [InlineData("zanaagim1999!")]
    [InlineData("myhovercraftberisha")]
    public void refuses_what_is_tried_first(string password) => Judge(password).ShouldBe(new PasswordTooEasy());

    [Fact]
    public void refuses_every_well_known_one_that_is_long_enough()
    {
        using var list = new StreamReader(typeof(Zxcvbn.Zxcvbn).Assembly.GetManifestResourceStream(KnownPasswords.List)!);
        var known = list.ReadToEnd().Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

        KnownPasswords.Count.ShouldBeGreaterThan(30_000);
        var rest = known.Where(word => word.Length is >= 6 and < 12).Take(3000)
            .Select(word => word + "2026!!"[..(12 - word.Length)]);
        known.Where(word => word.Length >= 12).Concat(rest).Where(password => Judge(password) is null).ShouldBeEmpty();
    }

    [Fact]
    public void is_judged_within_a_blink_however_long_it_is()
    {
        Judge("a first one reads the list");
        var began = System.Diagnostics.Stopwatch.GetTimestamp();
        Judge(string.Concat(Enumerable.Repeat("4@8!", 64)));
        System.Diagnostics.Stopwatch.GetElapsedTime(began).ShouldBeLessThan(TimeSpan.FromSeconds(1));
    }

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

    private static Rejection? Judge(string password) => PasswordRules.Judge(password, "agim.berisha@volt.test", "Zana", "Berisha");
}
