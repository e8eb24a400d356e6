using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using VoltKosova.Host;

namespace VoltKosova.Testing;

/// <summary>
/// A database with the schemas of all modules and nothing in them, made once for all tests that do not ask how they come to be.
/// </summary>
internal static class WholeDatabase
{
    public static Task InitializeWhole(this TestDatabase database) => database.InitializeAs(nameof(WholeDatabase), Migrate);

    private static async Task Migrate(string database)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = Environments.Production });
        builder.Configuration.AddInMemoryCollection(
        [
            new("ConnectionStrings:Volt", database), new("Privacy:Key", VoltHost.PrivacyKey), new("Logging:LogLevel:Default", "Error"),
        ]);
        builder.AddVolt();
        await using var app = builder.Build();
        await app.Migrate();
    }
}
