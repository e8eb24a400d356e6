using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using VoltKosova.Access;
using VoltKosova.Audit.Features;
using VoltKosova.Jobs;
using VoltKosova.Postgres;
using VoltKosova.Web;

namespace VoltKosova.Audit;

/// <summary>Adds the audit trail to the host.</summary>
public static class AuditExtensions
{
    /// <summary>The trail, its seals, its jobs. Privacy, jobs and the web are added by the host.</summary>
    public static IServiceCollection AddAudit(this IServiceCollection services)
    {
        services.AddPostgres().AddSchema(AuditSchema.Definition);
        services.AddRequests(typeof(AuditExtensions).Assembly);
        services.AddProblemTexts(typeof(AuditExtensions).Assembly);
        services.AddSingleton<Trail>();
        services.AddSingleton<Seals>();
        services.AddSingleton<Cuts>();
        services.AddSingleton(provider => new TrailRetention(provider.GetRequiredService<Cuts>()));
        services.AddSingleton(provider => new TrailBook(provider.GetRequiredService<Databases>(), provider.GetRequiredService<Seals>()));
        services.AddRight(AuditRights.Read);
        services.AddJob<SealTrail, NoParameters>();
        services.AddJob<CheckTrail, CheckTrail.Parameters>();
        services.AddJob<ReportBreach, ReportBreach.Parameters>();
        return services;
    }

    /// <summary>Watches every request; stands where the endpoint and the caller are known and nobody was refused yet.</summary>
    public static void UseAudit(this IApplicationBuilder app) => app.UseMiddleware<Watching>();

    /// <summary>The routes under <c>/api/v1/audit</c>.</summary>
    public static void MapAudit(this IEndpointRouteBuilder routes)
    {
        var audit = routes.MapModule(AuditSchema.Name);
        ListEntries.Map(audit);
        ListEntriesOfPerson.Map(audit);
        ListMyEntries.Map(audit);
        ListSeals.Map(audit);
        ListTouched.Map(audit);
    }
}
