using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Shouldly;
using VoltKosova.EventStore;
using VoltKosova.Privacy;
using Xunit;

namespace VoltKosova.Platform.Tests.Privacy;

public sealed class Starting_with_keys : IDisposable
{
    private static readonly string _good = $"# made for the test\n{Keys.Line("index", 'i')}\n\n{Keys.Line("k1", 'a')}\n";
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("volt-keys-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task reads_the_file_that_the_setting_names()
    {
        using var host = Host("Production", ("Privacy:KeyFile", Write(_good)));
        await host.StartAsync();

        host.Services.GetRequiredService<IPersonKeys>().ShouldBeOfType<PersonKeys>();
        await host.StopAsync();
    }

    [Fact]
    public async Task reads_lines_from_the_environment_with_semicolons_between()
    {
        using var host = Host("Production", ("Privacy:Key", $"{Keys.Line("index", 'i')};{Keys.Line("k1", 'a')}"));
        await host.StartAsync();

        host.Services.GetRequiredService<LinkTokens>().Make("p", Guid.Empty).Length.ShouldBe(43);
        await host.StopAsync();
    }

    [Fact]
    public void makes_a_developers_own_once_and_for_nobody_else_to_read()
    {
        string Index()
        {
            using var host = Host("Development");
            return host.Services.GetRequiredService<BlindIndex>().Of("p", "v");
        }

        var first = Index();
        Index().ShouldBe(first);
        var file = Path.Combine(_folder.FullName, ".volt", "keys", "privacy.key");
        if (!OperatingSystem.IsWindows())
            File.GetUnixFileMode(file).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        Directory.GetFiles(Path.GetDirectoryName(file)!).ShouldBe([file]);

    }

    [Theory]
    [InlineData("Production")]
    [InlineData("Staging")]
    public async Task stops_without_any_outside_development(string environment)
    {
        using var host = Host(environment);

        var failure = await Should.ThrowAsync<InvalidOperationException>(() => host.StartAsync());
        failure.Message.ShouldStartWith("The setting Privacy:KeyFile is missing");
    }

    [Fact]
    public async Task stops_when_the_file_is_not_there()
    {
        using var host = Host("Development", ("Privacy:KeyFile", "/nowhere/privacy.key"));

        var failure = await Should.ThrowAsync<InvalidOperationException>(() => host.StartAsync());
        failure.Message.ShouldBe("The setting Privacy:KeyFile names a file that cannot be read: /nowhere/privacy.key.");
    }

    public static TheoryData<string, string> Broken => new()
    {
        { Keys.Line("k1", 'a'), "The setting Privacy:KeyFile lacks the line index:<base64 of 32 bytes>." },
        { Keys.Line("index", 'i'), "The setting Privacy:KeyFile lacks a key-encryption key: add a line <name>:<base64 of 32 bytes>." },
        { _good + "k2:c2hvcnQ=", "The setting Privacy:KeyFile does not give 32 bytes in base64 under the name k2." },
        { _good + "k2:no base64!", "The setting Privacy:KeyFile does not give 32 bytes in base64 under the name k2." },
        { _good + Keys.Line("k2", 'b') + "AAAA", "The setting Privacy:KeyFile does not give 32 bytes in base64 under the name k2." },
        { _good + Keys.Line("k1", 'b'), "The setting Privacy:KeyFile has the name k1 twice." },
        { _good + "a line", "The setting Privacy:KeyFile has a line that is not <name>:<base64 of 32 bytes>." },
    };

    [Theory]
    [MemberData(nameof(Broken))]
    public async Task stops_on_a_broken_file_with_one_sentence_and_no_secret(string content, string sentence)
    {
        using var host = Host("Production", ("Privacy:KeyFile", Write(content)));

        (await Should.ThrowAsync<InvalidOperationException>(() => host.StartAsync())).Message.ShouldBe(sentence);
    }

    private string Write(string content)
    {
        var file = Path.Combine(_folder.FullName, "privacy.key");
        File.WriteAllText(file, content);
        return file;
    }

    private IHost Host(string environment, params (string Setting, string Value)[] settings)
    {
        var builder = new HostApplicationBuilder(new HostApplicationBuilderSettings
        {
            EnvironmentName = environment,
            ContentRootPath = _folder.FullName,
            DisableDefaults = true,
        });
        builder.Configuration.AddInMemoryCollection(settings.ToDictionary(setting => setting.Setting, setting => (string?)setting.Value));
        builder.Services.AddSingleton(TimeProvider.System).AddSingleton<IdSource>().AddPrivacy(builder.Configuration);
        return builder.Build();
    }
}
