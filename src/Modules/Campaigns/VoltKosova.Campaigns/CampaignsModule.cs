using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using VoltKosova.Access;
using VoltKosova.Campaigns.Domain;
using VoltKosova.Campaigns.Domain.Signatures;
using VoltKosova.Campaigns.Features;
using VoltKosova.Campaigns.Jobs;
using VoltKosova.Campaigns.Publishing;
using VoltKosova.Campaigns.Reactions;
using VoltKosova.Campaigns.Sharing;
using VoltKosova.Campaigns.Views;
using VoltKosova.EventStore;
using VoltKosova.Figures;
using VoltKosova.Jobs;
using VoltKosova.Messaging;
using VoltKosova.PrivacyDesk;
using VoltKosova.Places;
using VoltKosova.Web;
using VoltKosova.Webhooks;

namespace VoltKosova.Campaigns;

/// <summary>The module on one screen.</summary>
public static class CampaignsModule
{
    /// <summary>Adds what the module does.</summary>
    public static IServiceCollection AddCampaigns(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(CampaignsPolicy.From(configuration.GetSection("Campaigns")));
        services.AddStore<CampaignsStreams>();
        services.AddRequests(typeof(CampaignsModule).Assembly);
        services.AddProblemTexts(typeof(CampaignsModule).Assembly).AddProblemTexts(typeof(Gazetteer).Assembly);
        services.AddRight(CampaignsRights.Manage).AddRight(CampaignsRights.SeeCounts).AddRight(CampaignsRights.SeeSignatures);
        services.AddRight(CampaignsRights.CleanUp).AddRight(CampaignsRights.FollowTheCalendar);
        services.AddScoped<Signer>().AddScoped<SignatureLinks>().AddScoped<SignatureCounts>().AddScoped<OurFigures>();

        services.AddPublisher(CampaignsPublisher.Instance);
        services.AddReaction<WhenPetitionMovesThenTally, IPetitionFact, CampaignsStreams>("campaigns.petition-tally");
        services.AddReaction<WhenSignatureGivenThenAskToConfirm, SignatureEvent.Given, CampaignsStreams>("campaigns.ask-to-confirm");
        services.AddReaction<WhenSignatureConfirmedThenThank, SignatureEvent.Confirmed, CampaignsStreams>("campaigns.thank");
        services.AddReaction<WhenPeerWritesThenTakeItIn, PeerMessage, CampaignsStreams>("campaigns.take-in-peer-messages");
        services.AddFigures<SignatureEvent, CampaignsStreams>(
            CampaignsFigures.SignatureTable, CampaignsFigures.Of, CampaignsFigures.Signatures).AddGoals<CampaignsGoals>();
        services.AddJob<FollowTheCalendar, NoParameters>();
        services.AddJob<DeleteUnconfirmedSignatures, DeleteUnconfirmedSignatures.Parameters>();
        services.AddJob<AnonymiseSignatures, AnonymiseSignatures.Parameters>();
        services.AddForgetting<CampaignsStreams>(forgetting => forgetting
            .In(CampaignsStreams.Signatures, (_, gone) => new SignatureCommand.Erase(gone.At))
            .Rows(CampaignsStreams.Signers, "signature_id")
            .Addresses(SignatureRow.Table, provenBy: "confirmed_at"));
        services.AddOwnData<CampaignsStreams>(own => own
            .RowsOfStreams(SignatureRow.Table)
            .Nobodys(CampaignRow.Table, "what the movement does")
            .Nobodys(PublicCampaign.Table, "what the movement does")
            .Nobodys(PetitionRow.Table, "what is asked of whom")
            .Nobodys(PublicPetition.Table, "what is asked of whom")
            .Nobodys(PetitionTally.Table, "counts")
            .Nobodys(PublicSignature.Table, "what the signature says already, as everybody sees it")
            .Nobodys(CampaignsFigures.SignatureTable, "counts")
            .Nobodys(CampaignsStreams.Signers, "digests of addresses")
            .Nobodys(SharedCampaignRow.Table, "what two chapters share"));
        services.AddJob<TellPeersFigures, NoParameters>();
        return services;
    }

    /// <summary>Maps the module's routes.</summary>
    public static void MapCampaigns(this IEndpointRouteBuilder routes)
    {
        var module = routes.MapModule(CampaignsStreams.Module);
        DraftCampaign.Map(module);
        ChangeCampaignPlan.Map(module);
        ScheduleCampaign.Map(module);
        StartCampaign.Map(module);
        ReportProgress.Map(module);
        CompleteCampaign.Map(module);
        CancelCampaign.Map(module);
        GetCampaign.Map(module);
        ListCampaigns.Map(module);
        GetCampaignProgress.Map(module);
        ListPublicCampaigns.Map(module);
        GetPublicCampaign.Map(module);
        MapPetitions(module);
        MapSignatures(module);
        MapSharing(module);
    }

    private static void MapPetitions(RouteGroupBuilder module)
    {
        DraftPetition.Map(module);
        ChangePetitionPlan.Map(module);
        SchedulePetition.Map(module);
        OpenPetition.Map(module);
        ClosePetition.Map(module);
        DeliverPetition.Map(module);
        RecordPetitionAnswer.Map(module);
        GetPetition.Map(module);
        ListPetitions.Map(module);
        GetPetitionCounts.Map(module);
        ListPublicPetitions.Map(module);
        GetPublicPetition.Map(module);
    }

    private static void MapSharing(RouteGroupBuilder module)
    {
        OfferCampaign.Map(module);
        AcceptSharedCampaign.Map(module);
        DeclineSharedCampaign.Map(module);
        TellFigures.Map(module);
        EndSharing.Map(module);
        ListSharedCampaigns.Map(module);
        GetSharedCampaign.Map(module);
    }

    private static void MapSignatures(RouteGroupBuilder module)
    {
        SignPetition.Map(module);
        ShowSignatureConfirmation.Map(module);
        ConfirmSignature.Map(module);
        ShowSignatureWithdrawal.Map(module);
        WithdrawSignature.Map(module);
        StopPetitionNews.Map(module);
        ListSignatures.Map(module);
        ListLookAlikes.Map(module);
        ListPublicSignatures.Map(module);
    }
}
