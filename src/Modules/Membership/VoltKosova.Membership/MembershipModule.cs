using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using VoltKosova.Access;
using VoltKosova.EventStore;
using VoltKosova.Figures;
using VoltKosova.Jobs;
using VoltKosova.Membership.Domain.Applications;
using VoltKosova.Membership.Domain.Dues;
using VoltKosova.Membership.Domain.Members;
using VoltKosova.Membership.Dues;
using VoltKosova.Membership.Features;
using VoltKosova.Membership.Jobs;
using VoltKosova.Membership.Peers;
using VoltKosova.Membership.Publishing;
using VoltKosova.Membership.Reactions;
using VoltKosova.Membership.Views;
using VoltKosova.Messaging;
using VoltKosova.PrivacyDesk;
using VoltKosova.Web;
using VoltKosova.Webhooks;

namespace VoltKosova.Membership;

/// <summary>The module on one screen.</summary>
public static class MembershipModule
{
    /// <summary>Adds what the module does.</summary>
    public static IServiceCollection AddMembership(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(MembershipPolicy.From(configuration.GetSection("Membership")));
        services.AddStore<MembershipStreams>();
        services.AddRequests(typeof(MembershipModule).Assembly);
        services.AddProblemTexts(typeof(MembershipModule).Assembly);
        services.AddRight(MembershipRights.SeeApplications).AddRight(MembershipRights.DecideApplications);
        services.AddRight(MembershipRights.SeeMembers).AddRight(MembershipRights.EndMemberships).AddRight(MembershipRights.CleanUp);

        services.AddPublisher(MembershipPublisher.Instance);
        services.AddReaction<WhenApplicationSubmittedThenAskToConfirm, ApplicationEvent.Submitted,
        MembershipStreams>("membership.ask-to-confirm");
        services.AddReaction<WhenMemberAdmittedThenWelcome, MemberEvent.Admitted, MembershipStreams>("membership.welcome");
        services.AddReaction<WhenChapterAreaChangesThenRouteWaitingApplications, Chapters.Contracts.ChapterAreaChanged, MembershipStreams>(
            "membership.route-waiting-applications");
        services.AddSharedView<ChapterHeadcount, MemberEvent, MembershipStreams>(
            "membership.chapter-headcount", ChapterHeadcount.Table, ChapterHeadcount.KeyOf, ChapterHeadcount.Projection);
        services.AddFigures<MemberEvent, MembershipStreams>(
            MembershipFigures.MemberTable,
            MembershipFigures.Of,
            MembershipFigures.Members,
            MembershipFigures.Joined,
            MembershipFigures.Left);
        services.AddFigures<ApplicationEvent, MembershipStreams>(
            MembershipFigures.ApplicationTable, MembershipFigures.Of, MembershipFigures.Applications);
        services.AddRight(MembershipRights.ExchangeWithPeers).AddSingleton<PeopleByHash>();
        services.AddReaction<WhenPeerWritesThenTakeItIn, PeerMessage, MembershipStreams>("membership.take-in-peer-messages");
        services.AddForgetting<MembershipStreams>(forgetting => forgetting
            .In(MembershipStreams.Applications, (stream, gone) => new ApplicationCommand.Erase(stream, gone.At))
            .In(MembershipStreams.Members, (_, gone) => new MemberCommand.Erase(gone.Today, gone.By, gone.At))
            .In(MembershipStreams.Payments, (_, gone) => new PaymentCommand.ForgetPayer(gone.At))
            .Rows(MembershipStreams.ConfirmedAddresses, "application_id")
            .Addresses(ApplicationRow.Table, provenBy: "confirmed_at")
            .Addresses(MemberCard.Table, provenBy: "joined_on"));
        services.AddScoped<IRetain, RefusedApplications>();
        services.AddRight(MembershipRights.SeeDues).AddRight(MembershipRights.ManageDues).AddSingleton<OwnMemberships>();
        services.AddSingleton<PaymentBook>().AddSingleton(DuesAccounts.From(configuration.GetSection("Membership")));
        services.AddJob<ChargeDues, ChargeDues.Parameters>();
        services.AddSingleton<BankFileInbox>().AddJob<BookBankFiles, NoParameters>();
        services.AddJob<DeleteUnconfirmedApplications, DeleteUnconfirmedApplications.Parameters>();
        return services;
    }

    /// <summary>Maps the module's routes.</summary>
    public static void MapMembership(this IEndpointRouteBuilder routes)
    {
        var module = routes.MapGroup("/api/v1/membership").WithModule(MembershipStreams.Module);
        SubmitApplication.Map(module);
        ShowConfirmation.Map(module);
        ConfirmEmail.Map(module);
        AdmitApplication.Map(module);
        RefuseApplication.Map(module);
        GetApplication.Map(module);
        ListApplications.Map(module);
        GetMyMembership.Map(module);
        ResignMembership.Map(module);
        EndMembership.Map(module);
        GetMember.Map(module);
        ListMembers.Map(module);
        ListChapterHeadcounts.Map(module);
        OfferTransfer.Map(module);
        AcceptTransfer.Map(module);
        ListTransfers.Map(module);
        CheckMembership.Map(module);
        GetCheck.Map(module);
        ListMyChecks.Map(module);
        WithdrawSharing.Map(module);
        ListWithdrawals.Map(module);
        MakeDuesPlan.Map(module);
        EndDuesPlan.Map(module);
        ListDuesPlans.Map(module);
        ListCharges.Map(module);
        GetCharge.Map(module);
        WaiveCharge.Map(module);
        ListMyCharges.Map(module);
        RecordPayment.Map(module);
        ActOnPayment.Map(module);
        ListPayments.Map(module);
        ReceiveBankFile.Map(module);
        ListBankFiles.Map(module);
        GetMyPaymentSlip.Map(module);
    }
}
