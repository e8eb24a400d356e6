using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using VoltKosova.Access;
using VoltKosova.Chapters.Adapters.Postgres;
using VoltKosova.Chapters.Contracts;
using VoltKosova.Chapters.Features;
using VoltKosova.Chapters.Publishing;
using VoltKosova.Chapters.Views;
using VoltKosova.EventStore;
using VoltKosova.Messaging;
using VoltKosova.Places;
using VoltKosova.Web;

namespace VoltKosova.Chapters;

/// <summary>The module on one screen.</summary>
public static class ChaptersModule
{
    /// <summary>Adds what the module does.</summary>
    public static IServiceCollection AddChapters(this IServiceCollection services)
    {
        services.AddStore<ChaptersStreams>();
        services.AddRequests(typeof(ChaptersModule).Assembly);
        services.AddProblemTexts(typeof(ChaptersModule).Assembly).AddProblemTexts(typeof(Gazetteer).Assembly);
        services.AddRight(ChaptersRights.Manage);

        services.AddSingleton<IChapterTerritories, ChapterTerritories>();
        services.AddSingleton<IChapterTree, ChapterTree>();
        services.AddPublisher(ChaptersPublisher.Instance);
        return services;
    }

    /// <summary>Maps the module's routes.</summary>
    public static void MapChapters(this IEndpointRouteBuilder routes)
    {
        var module = routes.MapModule(ChaptersStreams.Module);
        FoundChapter.Map(module);
        RenameChapter.Map(module);
        SetArea.Map(module);
        GetChapter.Map(module);
        ListChapters.Map(module);
    }
}
