using System.Text.Json;

namespace VoltKosova.Host;

/// <summary>
/// Logs as one JSON object a line, without personal data: request lines are not logged, because paths and queries can hold tokens, and the
/// categories that quote SQL, users or bodies speak only of what went wrong.
/// </summary>
internal static class Logs
{
    private static readonly string[] _quiet =
        ["Microsoft.AspNetCore", "Microsoft.EntityFrameworkCore", "Microsoft.AspNetCore.Identity", "Npgsql", "Quartz", "System.Net.Http"];

    public static void AddLogs(this WebApplicationBuilder builder)
    {
        builder.Logging.ClearProviders();
        builder.Logging.AddJsonConsole(console =>
        {
            console.UseUtcTimestamp = true;
            console.TimestampFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";
            console.JsonWriterOptions = new JsonWriterOptions { Indented = false };
        });
        foreach (var category in _quiet)
            builder.Logging.AddFilter(category, LogLevel.Warning);
        builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
    }
}
