using System.Diagnostics;
using Shouldly;
using Xunit;

namespace VoltKosova.Journeys.Tests;

public sealed class A_configuration_that_makes_no_sense
{
    private const string Database = "Host=127.0.0.1;Port=1;Username=nobody";
    private static readonly string _key = $"index:{Convert.ToBase64String(new byte[32])};test:{Convert.ToBase64String(new byte[32])}";

    public static TheoryData<string, string, string> Settings => new()
    {
        { "ConnectionStrings__Volt", "", "The setting ConnectionStrings:Volt is missing: give the connection string of a PostgreSQL" },
        { "ConnectionStrings__Volt", "Hots=localhost", "The setting ConnectionStrings:Volt is not a PostgreSQL connection string." },
        { "Campaigns__UnconfirmedDays", "fourteen", "The setting Campaigns:UnconfirmedDays must be a whole number from 1 to 365." },
        { "Organisation__Site", "voltkosova", "The setting Organisation:Site must be an absolute http or https address." },
        { "Web__ProblemBase", "problems", "Web:ProblemBase must be a path or an URI that ends with a slash." },
    };

    [Theory]
    [MemberData(nameof(Settings))]
    public async Task stops_the_start_with_one_sentence_that_names_the_setting(string setting, string value, string sentence)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "VoltKosova.Host.dll")])
        {
            WorkingDirectory = AppContext.BaseDirectory,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            Environment =
            {
                ["ASPNETCORE_ENVIRONMENT"] = "Production", ["Urls"] = "http://127.0.0.1:0", ["ConnectionStrings__Volt"] = Database,
                ["Privacy__Key"] = _key,
            },
        };
        start.Environment[setting] = value;
        using var host = Process.Start(start)!;
        var said = host.StandardError.ReadToEndAsync();
        try
        {
            await host.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(2));
        }
        finally
        {
            host.Kill();
        }

        host.ExitCode.ShouldBe(1);
        (await said).ShouldContain(sentence);
    }
}
