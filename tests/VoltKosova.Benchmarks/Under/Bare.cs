using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using NpgsqlTypes;

namespace VoltKosova.Benchmarks.Under;

/// <summary>The floor of everything over HTTP: a form in, one row inserted; an id in, one row out. Nothing else.</summary>
internal static class Bare
{
    public const string Table = "CREATE TABLE row (id uuid PRIMARY KEY, data jsonb NOT NULL)";

    public static async Task Run()
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.Services.ConfigureHttpJsonOptions(json => json.SerializerOptions.PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower);
        var connection = new NpgsqlConnectionStringBuilder(Environment.GetEnvironmentVariable("VOLT_BENCH_BARE"))
        {
            MaxAutoPrepare = 100,
            AutoPrepareMinUsages = 2,
            NoResetOnClose = true,
        };
        await using var database = NpgsqlDataSource.Create(connection);
        await using var app = builder.Build();
        app.MapPost("/rows", async (Form form, CancellationToken stop) =>
        {
            var (id, now) = (Guid.CreateVersion7(), DateTimeOffset.UtcNow);
            var row = new Stored(
                id, Guid.NewGuid(), "unconfirmed", form.GivenName, form.FamilyName, form.Email, form.BirthDate, form.Residence.Country,
                form.Residence.Municipality, form.Language, form.Kind, form.WantsToHelp, now, now.AddDays(14), 1);
            await using var insert = database.CreateCommand("INSERT INTO row (id, data) VALUES ($1, $2)");
            insert.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = id });
            insert.Parameters.Add(new NpgsqlParameter { Value = JsonSerializer.Serialize(row, Json), NpgsqlDbType = NpgsqlDbType.Jsonb });
            await insert.ExecuteNonQueryAsync(stop);
            return Results.Text(JsonSerializer.Serialize(new Receipt(row.ConfirmBy), Json), "application/json", statusCode: 202);
        });
        app.MapGet("/rows/{id:guid}", async (Guid id, CancellationToken stop) =>
        {
            await using var select = database.CreateCommand("SELECT data FROM row WHERE id = $1");
            select.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = id });
            return await select.ExecuteScalarAsync(stop) is string json ? Results.Text(json, "application/json") : Results.NotFound();
        });
        await app.StartAsync();
        Console.WriteLine($"API {app.Urls.First()}");
        await app.WaitForShutdownAsync();
    }

    private static JsonSerializerOptions Json { get; } = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    internal sealed record Form(
        string GivenName, string FamilyName, string Email, DateOnly BirthDate, Residence Residence, string Language, string Kind,
        bool WantsToHelp, bool DeclaresNoOtherParty, string ConsentVersion);

    internal sealed record Residence(string Country, string? Municipality);

    private sealed record Receipt(DateTimeOffset ConfirmBy);

    private sealed record Stored(
        Guid Id, Guid PersonId, string State, string GivenName, string FamilyName, string Email, DateOnly BirthDate, string Country,
        string? Municipality, string Language, string Kind, bool WantsToHelp, DateTimeOffset SubmittedAt, DateTimeOffset ConfirmBy,
        int Version);
}
