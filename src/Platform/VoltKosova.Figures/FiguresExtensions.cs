using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using VoltKosova.Access;
using VoltKosova.EventStore;
using VoltKosova.Figures.Features;
using VoltKosova.Figures.Reports;
using VoltKosova.Jobs;
using VoltKosova.Kernel;
using VoltKosova.Messaging;
using VoltKosova.Pdf;
using VoltKosova.Postgres;
using VoltKosova.Web;

namespace VoltKosova.Figures;

/// <summary>Declares figures and shows them.</summary>
public static class FiguresExtensions
{
    /// <summary>
    /// Figures that a module counts from its own facts, in a shared view of its own: nothing for a module to ask another about, and nothing
    /// for the host to know about a module.
    /// </summary>
    /// <param name="services">The host's services.</param>
    /// <param name="table">
    /// Rows of <see cref="FigureMonth"/>; the subscriber is called <c>module.table</c>. The module names the table in its streams.
    /// </param>
    /// <param name="change">What a fact changes; null for nothing.</param>
    /// <param name="figures">What is counted, in the order in which people should read it.</param>
    public static IServiceCollection AddFigures<TEvent, TStreams>(
        this IServiceCollection services, RowTable table, Func<TEvent, FigureChange?> change, params IReadOnlyList<Figure> figures)
        where TEvent : class
        where TStreams : IStreams
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(figures);
        services.AddSingleton(new FigureSource(TStreams.Module, table, figures));
        return services.AddSharedView<FigureMonth, TEvent, TStreams>(
            $"{TStreams.Module}.{table.Name.Replace('_', '-')}",
            table,
            fact => change(fact) is { } changed ? FigureMonth.IdOf(changed) : null,
            FigureMonth.By(change));
    }

    /// <summary>Goals that a module tells.</summary>
    public static IServiceCollection AddGoals<TGoals>(this IServiceCollection services)
        where TGoals : class, IGoals => services.AddScoped<IGoals, TGoals>();

    /// <summary>What the API and the staff pages ask; called once by the host.</summary>
    public static IServiceCollection AddFigureViews(this IServiceCollection services)
    {
        services.AddRequests(typeof(FiguresExtensions).Assembly);
        services.AddProblemTexts(typeof(FiguresExtensions).Assembly);
        services.TryAddSingleton<IChapterNames, NamelessChapters>();
        services.AddSingleton(
            host => new FigureBook(host.GetServices<FigureSource>(), host.GetRequiredService<Databases>()));
        services.AddScoped<FigureView>();
        return services;
    }

    /// <summary>The monthly reports; the host has jobs and writes PDFs.</summary>
    /// <param name="issuer">Whose reports they are.</param>
    public static IServiceCollection AddMonthlyReports(this IServiceCollection services, Func<IServiceProvider, string> issuer)
    {
        services.AddSchema(new SchemaDefinition(ReportShelf.Schema, Migration.From(typeof(ReportShelf).Assembly, "Schema")));
        services.AddRight(ReportRights.See);
        services.TryAddSingleton<IdSource>();
        services.AddSingleton(host => new ReportShelf(host.GetRequiredService<Databases>(), host.GetRequiredService<IdSource>()));
        services.AddSingleton(host => new ReportWriter(host.GetRequiredService<PdfWriter>(), issuer(host)));
        return services.AddJob<MakeMonthlyReports, MakeMonthlyReports.Parameters>();
    }

    /// <summary>The routes <c>/api/v1/figures</c>.</summary>
    public static void MapFigures(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapModule("figures");
        ListFigures.Map(api);
        GetFigure.Map(api);
        ListGoals.Map(api);
        ListReports.Map(api);
        GetReport.Map(api);
    }
}

/// <summary>There is no such figure, or the caller may not see it.</summary>
internal sealed record NoSuchFigure() : Rejection("There is no such figure.", RejectionKind.NotFound);
