using Microsoft.Extensions.Configuration;
using Shouldly;
using VoltKosova.Mail;
using Xunit;

namespace VoltKosova.Platform.Tests.Mail;

public sealed class Naming_a_mail_server
{
    [Fact]
    public void is_not_needed() => SmtpSettings.Read(Settings()).ShouldBeNull();

    [Fact]
    public void asks_for_a_host_and_a_sender_and_encrypts_by_default()
    {
        var settings = SmtpSettings.Read(Settings(
            ("Smtp:Host", "mail.example"), ("Smtp:From", "no-reply@volt.example"), ("Smtp:Password", "secret")));

        (settings!.Port, settings.StartTls, settings.FromName).ShouldBe((587, true, "Volt Kosova"));
        settings.ToString().ShouldNotContain("secret");
    }

    [Theory]
    [InlineData("Smtp:From", "nobody", "The setting Smtp:From is not an e-mail address: name the one that mails come from.")]
    [InlineData("Smtp:Port", "0", "The setting Smtp:Port is not a port.")]
    [InlineData("Smtp:StartTls", "maybe", "The setting Smtp:StartTls is neither true nor false.")]
    public void stops_the_start_when_it_is_wrong(string setting, string value, string sentence) => Should
        .Throw<InvalidOperationException>(() => SmtpSettings.Read(Settings(("Smtp:Host", "mail.example"), (setting, value)))).Message
        .ShouldBe(sentence);

    private static IConfigurationRoot Settings(params (string Name, string Value)[] settings) => new ConfigurationBuilder()
        .AddInMemoryCollection(settings.ToDictionary(setting => setting.Name, setting => (string?)setting.Value)).Build();
}
