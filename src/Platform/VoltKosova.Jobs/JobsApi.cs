using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using VoltKosova.Jobs.Features;
using VoltKosova.Web;

namespace VoltKosova.Jobs;

/// <summary>Jobs over HTTP: the catalogue, and every run as an operation.</summary>
public static class JobsApi
{
    /// <summary>Adds what the API does with jobs, beside the adapter that runs them.</summary>
    public static IServiceCollection AddJobsApi(this IServiceCollection services)
    {
        services.AddRequests(typeof(JobsApi).Assembly);
        services.AddProblemTexts(typeof(JobsApi).Assembly);
        services.AddScoped<Operations>();
        return services;
    }

    /// <summary>The routes <c>/api/v1/jobs</c> and <c>/api/v1/operations</c>.</summary>
    public static void MapJobs(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api/v1").WithModule(JobsExtensions.Schema);
        ListJobs.Map(api);
        StartRun.Map(api);
        ListOperations.Map(api);
        GetOperation.Map(api);
        CancelOperation.Map(api);
        RepeatOperation.Map(api);
    }
}
