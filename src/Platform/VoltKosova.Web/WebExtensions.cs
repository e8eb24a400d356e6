using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using VoltKosova.Access;
using VoltKosova.EventStore;
using VoltKosova.Postgres;
using VoltKosova.Web.Idempotency;
using VoltKosova.Web.Limits;
using VoltKosova.Web.Lists;
using VoltKosova.Web.OpenApi;
using VoltKosova.Web.Problems;

namespace VoltKosova.Web;

/// <summary>Adds the ways of the HTTP API to the host.</summary>
public static class WebExtensions
{
    /// <summary>Everything that requests, answers and problems need, by the section <c>Web</c>.</summary>
    public static IServiceCollection AddWeb(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        services.AddOptions<WebOptions>().Bind(configuration.GetSection("Web")).ValidateDataAnnotations().ValidateOnStart();
        services.ConfigureHttpJsonOptions(options =>
        {
            ApiJson.Configure(options.SerializerOptions);
            options.SerializerOptions.Converters.Insert(0, new LateBodies());
        });
        services.Configure<Microsoft.AspNetCore.Mvc.JsonOptions>(options => ApiJson.Configure(options.JsonSerializerOptions));
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        services.AddOptions<KestrelServerOptions>().Configure<IOptions<WebOptions>>((kestrel, web) =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = web.Value.MaxBodyBytes;
        });
        services.AddAuthentication();
        services.AddAuthorization();
        services.AddDescription();
        services.AddCors();
        services.AddOptions<CorsOptions>().Configure<IOptions<WebOptions>>((cors, web) => cors.AddDefaultPolicy(policy => policy
            .WithOrigins([.. web.Value.CorsOrigins])
            .AllowAnyHeader()
            .AllowAnyMethod()
            .WithExposedHeaders(
                "ETag", "Location", "Link", "Retry-After", "RateLimit", "RateLimit-Policy", "Idempotency-Replay", "Operation-Location",
                "WWW-Authenticate",
                MinPosition.Header)));
        services.AddOptions<ForwardedHeadersOptions>().Configure<IOptions<WebOptions>>((forwarded, web) =>
        {
            forwarded.ForwardedHeaders = web.Value.KnownProxies.Count > 0
                ? ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto
                : ForwardedHeaders.None;
            // The framework believes this machine as well, unless told not to.
            forwarded.KnownProxies.Clear();
            forwarded.KnownIPNetworks.Clear();
            foreach (var proxy in web.Value.KnownProxies)
                forwarded.KnownProxies.Add(IPAddress.Parse(proxy));
        });
        services.TryAddSingleton<RateLimits>();
        services.AddExceptionHandler<ExceptionProblems>();
        services.AddProblemTexts(typeof(WebExtensions).Assembly);
        services.AddPostgres();
        services.TryAddScoped<RequestLanguage>();
        services.AddDataProtection();
        services.TryAddSingleton(provider => new ListReader(
            provider.GetRequiredService<Databases>(),
            new ListCursor(provider.GetRequiredService<IDataProtectionProvider>()),
            TimeSpan.FromDays(provider.GetRequiredService<IOptions<WebOptions>>().Value.SyncDays),
            provider.GetRequiredService<ISharedViews>));
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddScoped<FreshProof>();
        services.AddSingleton<IMassActs, Exports>();
        services.TryAddScoped<Witness>();
        services.AddScoped<ICommitParticipant, WitnessOfActs>();
        services.TryAddScoped<KeyedAct>();
        services.AddScoped<ICommitParticipant>(provider => provider.GetRequiredService<KeyedAct>());
        return services;
    }

    /// <summary>
    /// The way of a request, in order. Pages under <paramref name="pages"/> and in each <see cref="StaffPlace"/> speak HTML and keep
    /// their own errors.
    /// </summary>
    /// <param name="app">The host.</param>
    /// <param name="watch">What watches every request that knows its endpoint and its caller, before anybody is refused.</param>
    /// <param name="pages">Where the pages are.</param>
    public static WebApplication UseWeb(this WebApplication app, Action<IApplicationBuilder>? watch = null, string pages = "/staff")
    {
        app.UseForwardedHeaders();
        app.UseMiddleware<LanguageMiddleware>();
        StaffPlace[] places = [new(pages), .. app.Services.GetServices<StaffPlace>()];
        app.UseWhen(context => !places.Any(place => place.Holds(context.Request.Path)), api =>
        {
            api.UseExceptionHandler(_ => { });
            api.UseStatusCodePages(status => StatusProblems.Of(status.HttpContext.Response.StatusCode).ExecuteAsync(status.HttpContext));
        });
        app.UseDescriptionPage();
        app.UseRouting();
        app.UseMiddleware<ApiManners>();
        app.UseCors();
        app.UseAuthentication();
        app.UseMiddleware<RateLimitMiddleware>();
        watch?.Invoke(app);
        app.UseAuthorization();
        app.UseMiddleware<IdempotencyMiddleware>();
        return app;
    }

    /// <summary>The routes of this part: the texts of problems, the description of the API.</summary>
    public static IEndpointRouteBuilder MapWeb(this IEndpointRouteBuilder routes)
    {
        routes.MapProblems();
        routes.MapDescription();
        return routes;
    }
}
