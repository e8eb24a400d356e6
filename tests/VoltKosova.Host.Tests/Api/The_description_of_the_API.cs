using System.Text.Json;
using Shouldly;
using VoltKosova.Testing;
using VoltKosova.Web;
using Xunit;

namespace VoltKosova.Host.Tests.Api;

public sealed class The_description_of_the_API(ApiHost host) : IClassFixture<ApiHost>
{
    private const string File = "docs/reference/openapi.v1.json";

    private static readonly JsonSerializerOptions _indented = new(ApiJson.Options) { WriteIndented = true };

    [Fact]
    public async Task is_kept_in_the_repository()
    {
        var description = await Description.Read(host.Public);

        description["openapi"]!.GetValue<string>().ShouldStartWith("3.1");
        await Drift.Keeps(File, description.ToJsonString(_indented) + "\n", "Host");
    }
}
