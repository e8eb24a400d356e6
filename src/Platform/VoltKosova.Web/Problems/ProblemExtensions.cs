using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using VoltKosova.Web.Problems;

namespace VoltKosova.Web;

/// <summary>Adds the texts of problems.</summary>
public static class ProblemExtensions
{
    /// <summary>
    /// The texts of an assembly: <c>Texts/problems.json</c>, <c>{ "code": { "title": "…", "sq": "…", "sr": "…", "en": "…" } }</c>. A text
    /// may use what its rejection carries: <c>{minimum_age}</c>.
    /// </summary>
    public static IServiceCollection AddProblemTexts(this IServiceCollection services, Assembly assembly)
    {
        services.TryAddSingleton(provider => new ProblemTexts(provider.GetServices<ProblemTextSource>()));
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, EveryCodeHasOneText>());
        return services.AddSingleton(new ProblemTextSource(assembly));
    }

    internal static void MapProblems(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/problems").AllowAnonymous().ExcludeFromDescription();
        group.MapGet("/", (ProblemTexts texts) => Answer.Ok(new { Codes = texts.Codes.ToList() }));
        group.MapGet("/{code}", IResult (string code, ProblemTexts texts) => texts.Find(code) is { } text
            ? Answer.Ok(new { Code = code, text.Title, text.Detail })
            : StatusProblems.Of(StatusCodes.Status404NotFound));
    }
}

/// <summary>Stops the start of the host when two parts give one code different texts, rather than the first refusal.</summary>
internal sealed class EveryCodeHasOneText(IServiceProvider services) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        services.GetRequiredService<ProblemTexts>();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
