using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace VoltKosova.Postgres;

/// <summary>Adds PostgreSQL to the host.</summary>
public static class PostgresExtensions
{
    /// <summary>
    /// The databases, by configuration: <c>ConnectionStrings:Volt</c>, and <c>ConnectionStrings:&lt;schema&gt;</c> where one is split off.
    /// </summary>
    public static IServiceCollection AddPostgres(this IServiceCollection services)
    {
        services.TryAddSingleton<Databases>();
        services.TryAddSingleton<Migrator>();
        return services;
    }

    /// <summary>A schema of its own with its role and its migrations.</summary>
    public static IServiceCollection AddSchema(this IServiceCollection services, SchemaDefinition schema) => services.AddSingleton(schema);
}
