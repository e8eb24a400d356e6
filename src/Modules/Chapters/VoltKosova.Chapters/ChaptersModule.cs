using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using VoltKosova.Access;
using VoltKosova.Chapters.Adapters.Postgres;
using VoltKosova.Chapters.Contracts;
using VoltKosova.Chapters.Domain.Holders;
using VoltKosova.Chapters.Domain.Posts;
using VoltKosova.Chapters.Features;
using VoltKosova.Chapters.Jobs;
using VoltKosova.Chapters.Publishing;
using VoltKosova.Chapters.Reactions;
using VoltKosova.Chapters.Views;
using VoltKosova.EventStore;
using VoltKosova.Figures;
using VoltKosova.Jobs;
using VoltKosova.Membership.Contracts;
using VoltKosova.Messaging;
using VoltKosova.Places;
using VoltKosova.PrivacyDesk;
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
        services.AddSingleton<IChapterNames, ChapterNames>();
        services.AddPublisher(ChaptersPublisher.Instance);
        services.AddReaction<WhenMemberAdmittedThenKnowThem, MemberAdmitted, ChaptersStreams>("chapters.know-member");
        services.AddReaction<WhenMembershipEndsThenEndMandates, MembershipEnded, ChaptersStreams>("chapters.end-mandates-of-member");
        services.AddReaction<WhenMemberBarredThenEndMandates, MemberBarred, ChaptersStreams>("chapters.bar-member-from-offices");
        services.AddSharedView<MandateRow, PostEvent, ChaptersStreams>(
            "chapters.mandate", MandateRow.Table, MandateRow.KeyOf, MandateRow.Projection);
        services.AddJob<EndMandatesWhoseTermIsOver, EndMandatesWhoseTermIsOver.Parameters>();
        services.AddForgetting<ChaptersStreams>(forgetting => forgetting
            .In(ChaptersStreams.Posts, (_, gone) => new PostCommand.EraseHolder(gone.PersonId, gone.At))
            .In(ChaptersStreams.Holders, (_, gone) => new HolderCommand.Forget(gone.PersonId, gone.At)));
        services.AddOwnData<ChaptersStreams>(own => own
            .Rows(MandateRow.Table)
            .Nobodys(ChapterRow.Table, "chapters")
            .Nobodys(ChaptersStreams.AreaEntries, "which place is whose")
            .Nobodys(PostRow.Table, "what there is to hold; who holds it are the mandates")
            .Nobodys(VacancyRow.Table, "what nobody holds"));
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
        EstablishPost.Map(module);
        ChangePost.Map(module);
        GetPost.Map(module);
        ListPosts.Map(module);
        ListVacancies.Map(module);
        AppointHolder.Map(module);
        CheckAppointment.Map(module);
        EndMandate.Map(module);
        ListMandates.Map(module);
        ReadRegisterOfMandates.Map(module);
    }
}
