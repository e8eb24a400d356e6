using System.Diagnostics;
using Npgsql;

namespace VoltKosova.Journeys.Tests;

/// <summary>What a backup of a database holds.</summary>
public static class Dump
{
    /// <summary>The whole database as text.</summary>
    public static Task<string> Of(string database) => Run("pg_dump", database, null);

    /// <summary>Puts a dump into an empty database.</summary>
    public static Task Restore(string dump, string database) => Run("psql", database, dump);

    private static async Task<string> Run(string program, string database, string? input)
    {
        var where = new NpgsqlConnectionStringBuilder(database);
        var start = new ProcessStartInfo("bash", ["-c", $"exec \"$(ls -d /usr/lib/postgresql/*/bin | sort -V | tail -n 1)/{program}\""])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment =
            {
                ["PGHOST"] = where.Host,
                ["PGPORT"] = $"{where.Port}",
                ["PGUSER"] = where.Username,
                ["PGPASSWORD"] = where.Password ?? "",
                ["PGDATABASE"] = where.Database,
                ["PGOPTIONS"] = "-c client_min_messages=warning",
            },
        };
        using var process = Process.Start(start)!;
        var (said, failed) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        if (input is not null)
            await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        await process.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(2));
        return process.ExitCode == 0 ? await said : throw new InvalidOperationException($"{program} failed: {await failed}");
    }
}
