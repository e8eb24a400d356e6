using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using VoltKosova.Access;
using VoltKosova.EventStore;
using VoltKosova.Jobs;
using VoltKosova.Messaging;
using VoltKosova.Partnerships.Domain.Agreements;
using VoltKosova.Partnerships.Domain.Contacts;
using VoltKosova.Partnerships.Domain.Partners;
using VoltKosova.Partnerships.Features;
using VoltKosova.Partnerships.Jobs;
using VoltKosova.Partnerships.Peers;
using VoltKosova.Partnerships.Publishing;
using VoltKosova.Partnerships.Views;
using VoltKosova.Places;
using VoltKosova.PrivacyDesk;
using VoltKosova.Web;
using VoltKosova.Webhooks;

namespace VoltKosova.Partnerships;

/// <summary>The module on one screen.</summary>
public static class PartnershipsModule
{
    /// <summary>Adds what the module does.</summary>
    public static IServiceCollection AddPartnerships(this IServiceCollection services)
    {
        services.AddStore<PartnershipsStreams>();
        services.AddRequests(typeof(PartnershipsModule).Assembly);
        services.AddProblemTexts(typeof(PartnershipsModule).Assembly).AddProblemTexts(typeof(Gazetteer).Assembly);
        services.AddRight(PartnershipsRights.See).AddRight(PartnershipsRights.Manage).AddRight(PartnershipsRights.Approve);
        services.AddSingleton<NameClaims>();
        services.AddSingleton<IVoltPeers, VoltChapters>();

        services.AddPublisher(PartnershipsPublisher.Instance);
        services.AddJob<KeepUpAgreements, KeepUpAgreements.Parameters>();
        services.AddForgetting<PartnershipsStreams>(forgetting => forgetting
            .In(PartnershipsStreams.Partners, (_, gone) => new PartnerCommand.Erase(gone.Today, gone.By, gone.At))
            .In(PartnershipsStreams.Contacts, (stream, gone) => new ContactCommand.Erase(stream, gone.At))
            .In(PartnershipsStreams.Agreements, (_, gone) => new AgreementCommand.EraseSignatory(gone.At))
            .Rows(PartnershipsStreams.NamesTaken, "partner_id")
            .Addresses(ContactRow.Table, provenBy: null));
        services.AddOwnData<PartnershipsStreams>(own => own
            .RowsOfStreams(ContactRow.Table)
            .Nobodys(PartnerRow.Table, "organisations")
            .Nobodys(DirectoryEntry.Table, "organisations")
            .Rows(
                AgreementRow.Table,
                "EXISTS (SELECT FROM mt_events AS event WHERE event.stream_id = kept.id AND event.data ->> 'person_id' = ANY ($1))")
            .Nobodys(PromiseRow.Table, "what organisations owe each other")
            .Nobodys(PartnershipsStreams.NamesTaken, "that a name is taken")
            .Nobodys(PartnershipsStreams.Amendments, "which amendment is under way"));
        return services;
    }

    /// <summary>Maps the module's routes.</summary>
    public static void MapPartnerships(this IEndpointRouteBuilder routes)
    {
        var module = routes.MapModule(PartnershipsStreams.Module);
        AddPartner.Map(module);
        ChangePartner.Map(module);
        EndPartnership.Map(module);
        GetPartner.Map(module);
        ListPartners.Map(module);
        ListDirectory.Map(module);
        RecordDueDiligence.Map(module);
        StatePublicContract.Map(module);
        AddContact.Map(module);
        EndContact.Map(module);
        GetContact.Map(module);
        ListContacts.Map(module);
        ProposeAgreement.Map(module);
        ChangeAgreement.Map(module);
        ReviewAgreement.Map(module);
        ApproveAgreement.Map(module);
        RejectAgreement.Map(module);
        SignAgreement.Map(module);
        RecordPartnerSignature.Map(module);
        TerminateAgreement.Map(module);
        AmendAgreement.Map(module);
        GetAgreement.Map(module);
        ListAgreements.Map(module);
        MakePromise.Map(module);
        FulfilPromise.Map(module);
        GetPromise.Map(module);
        ListPromises.Map(module);
    }
}
