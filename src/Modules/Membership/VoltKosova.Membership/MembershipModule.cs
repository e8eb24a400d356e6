using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using VoltKosova.Access;
using VoltKosova.Accounts;
using VoltKosova.EventStore;
using VoltKosova.Figures;
using VoltKosova.Jobs;
using VoltKosova.Jobs.HandIns;
using VoltKosova.Membership.Details;
using VoltKosova.Membership.Domain.Applications;
using VoltKosova.Membership.Domain.Dues;
using VoltKosova.Membership.Domain.Integrity;
using VoltKosova.Membership.Domain.Members;
using VoltKosova.Membership.Domain.OwnArea;
using VoltKosova.Membership.Domain.Peers;
using VoltKosova.Membership.Dues;
using VoltKosova.Membership.Duplicates;
using VoltKosova.Membership.Features;
using VoltKosova.Membership.Imports;
using VoltKosova.Membership.Integrity;
using VoltKosova.Membership.Jobs;
using VoltKosova.Membership.OwnArea;
using VoltKosova.Membership.Publishing;
using VoltKosova.Membership.Reactions;
using VoltKosova.Membership.Segments;
using VoltKosova.Membership.Statistics;
using VoltKosova.Membership.Timelines;
using VoltKosova.Membership.Views;
using VoltKosova.Membership.Voting;
using VoltKosova.Messaging;
using VoltKosova.Pdf;
using VoltKosova.Policy;
using VoltKosova.PrivacyDesk;
using VoltKosova.Web;

namespace VoltKosova.Membership;

/// <summary>The module on one screen.</summary>
public static partial class MembershipModule
{
    /// <summary>Adds what the module does.</summary>
    public static IServiceCollection AddMembership(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(MembershipPolicy.From(configuration.GetSection("Membership")));
        services.AddPolicySettings(MembershipPolicy.Settings);
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
        services.AddSharedView<ChapterChangeRow, MemberEvent, MembershipStreams>(
            "membership.chapter-change", ChapterChangeRow.Table, ChapterChangeRow.KeyOf, ChapterChangeRow.Projection);
        services.AddReaction<WhenConsentWithdrawnThenEndMemberships, ConsentWithdrawn, MembershipStreams>(
            "membership.end-without-consent");
        services.AddReaction<WhenMemberChangesChapterThenTellBoards, MemberEvent.ChapterJoined, MembershipStreams>(
            "membership.tell-boards-of-chapter-change");
        services.AddReaction<WhenRightsChangeThenTellMember, MemberEvent.Suspended, MembershipStreams>("membership.tell-suspended-member");
        services.AddReaction<WhenRightsChangeThenTellMember, MemberEvent.Ended, MembershipStreams>("membership.tell-former-member");
        services.AddSingleton<ChapterWishMail>();
        services.AddReaction<WhenChapterWishGrantedThenTell, ChapterWishEvent.Granted, MembershipStreams>("membership.tell-granted-wish");
        services.AddReaction<WhenChapterWishRefusedThenTell, ChapterWishEvent.Refused, MembershipStreams>("membership.tell-refused-wish");
        services.AddRight(MembershipRights.ChangeMembers).AddJob<FollowAreas, FollowAreas.Parameters>();
        services.AddRight(MembershipRights.FreezeRolls).AddScoped<Voters>().AddScoped<RollMaker>().AddScoped<RollBook>();
        services.AddJob<NoteVotingRights, NoParameters>().AddJob<TryVotingRule, TryVotingRule.Parameters>();
        services.AddJob<FreezeRoll, FreezeRoll.Parameters>().AddJob<CheckRoll, CheckRoll.Parameters>();
        services.AddFigures<MemberEvent, MembershipStreams>(
            MembershipFigures.MemberTable,
            MembershipFigures.Of,
            MembershipFigures.Members,
            MembershipFigures.Joined,
            MembershipFigures.Left);
        services.AddFigures<ApplicationEvent, MembershipStreams>(
            MembershipFigures.ApplicationTable, MembershipFigures.Of, MembershipFigures.Applications);
        services.AddSharedView<MemberTrait, MemberEvent, MembershipStreams>(
            "membership.member-trait", MemberTrait.Table, MemberTrait.KeyOf, MemberTrait.Projection);
        services.AddSingleton<MemberCount>().AddSingleton<StatisticBook>().AddScoped<SegmentBook>().AddJob<CountMembers, NoParameters>();
        services.AddForgetting<MembershipStreams>(forgetting => forgetting
            .In(MembershipStreams.Applications, (stream, gone) => new ApplicationCommand.Erase(stream, gone.At))
            .In(MembershipStreams.Members, (_, gone) => new MemberCommand.Erase(gone.Today, gone.By, gone.At))
            .In(MembershipStreams.ChapterWishes, (stream, gone) => new ChapterWishEvent.Forgotten(stream, gone.At))
            .In(MembershipStreams.Cases, (stream, gone) => new CaseCommand.Forget(stream, gone.PersonId, gone.At))
            .In(MembershipStreams.Payments, (_, gone) => new PaymentCommand.ForgetPayer(gone.At))
            .In(MembershipStreams.Transfers, (stream, gone) => new TransferCommand.Forget(stream, gone.At))
            .Rows(MembershipStreams.ConfirmedAddresses, "application_id")
            .Rows(Entry.Table, "application_id")
            .Rows(Entry.Table, "member_id")
            .Rows(ImportLine.Table, "member_id")
            .Rows(MembershipStreams.PayerAliases, "member_id")
            .SamePersons(MemberCard.Table, "person_id", "merged_into_person_id")
            .Addresses(ApplicationRow.Table, provenBy: "confirmed_at")
            .Addresses(MemberCard.Table, provenBy: "joined_on", exceptWhere: "email_typed_on"));
        services.AddScoped<IForgetByName<MembershipStreams>, NamesInBankLines>();
        services.AddOwnData<MembershipStreams>(OwnRows.Of).AddScoped<IRetain, RefusedApplications>();
        services.AddScoped<IRetain, OldBankLines>();
        AddPeers(services);
        AddIntegrity(services);
        AddDetails(services);
        services.AddRight(MembershipRights.ImportMembers).AddSingleton<ImportInbox>().AddSingleton<ImportPreview>();
        services.AddSingleton<ImportTaking>().AddSingleton<ImportUndoing>().AddSingleton<IMassActs, MemberImports>();
        services.AddJob<ImportMembers, NoParameters>().AddScoped<ManyMembers>();
        services.AddJob<ChangeManyMembers, ChangeManyMembers.Parameters>().AddJob<WaiveManyCharges, WaiveManyCharges.Parameters>();
        services.AddJob<ReduceManyDues, ReduceManyDues.Parameters>();
        services.AddSingleton<EntryKeys>().AddSingleton<DuplicateCheck>();
        services.AddReaction<WhenAddressConfirmedThenNoteEntry, ApplicationEvent.EmailConfirmed, MembershipStreams>(
            "membership.note-entry-of-application");
        services.AddReaction<WhenNamedThenNoteEntry, INamesMember, MembershipStreams>("membership.note-entry-of-member");
        services.AddRight(MembershipRights.SeeDues).AddRight(MembershipRights.ManageDues).AddSingleton<OwnMemberships>();
        services.AddSingleton<PayerAccounts>().AddScoped<ChargesForPayment>();
        services.AddSingleton<PaymentBook>().AddSingleton<DuesCredit>();
        services.AddSingleton(DuesAccounts.From(configuration.GetSection("Membership")));
        services.AddJob<ChargeDues, ChargeDues.Parameters>().AddSingleton<DuesMail>();
        services.AddSingleton<CardCode>().AddSingleton<CardDocument>();
        services.AddSingleton<DuesLedger>().AddSingleton<LedgerBalances>().AddJob<PayOutShares, PayOutShares.Parameters>();
        services.AddPdf(configuration).AddSingleton<ReceiptDocument>().AddSingleton<DuesYear>().AddSingleton<StatementDocument>();
        services.AddSingleton<PaymentSlips>().AddSingleton<PaymentSlipDocument>().AddSingleton<ReceiptMail>();
        services.AddJob<RemindOfDues, RemindOfDues.Parameters>().AddJob<LapseDues, LapseDues.Parameters>();
        services.AddSingleton<ConfirmationMail>();
        services.AddReaction<WhenAddressConfirmedThenAcknowledge, ApplicationEvent.EmailConfirmed, MembershipStreams>(
            "membership.acknowledge-application");
        services.AddReaction<WhenApplicationRefusedThenTell, ApplicationEvent.Refused, MembershipStreams>("membership.tell-refusal");
        services.AddJob<EscalateLateDecisions, EscalateLateDecisions.Parameters>();
        services.AddSingleton<BankFileInbox>().AddJob<BookBankFiles, NoParameters>();
        services.AddHandIn<BankFilesOnPages.Parameters>(BankFilesOnPages.Kind);
        services.AddHandIn<MemberImportsOnPages.Parameters>(MemberImportsOnPages.Kind);
        services.AddJob<DeleteUnconfirmedApplications, DeleteUnconfirmedApplications.Parameters>();
        return services;
    }

    private static void AddDetails(IServiceCollection services)
    {
        services.AddSingleton<AddressClaims>().AddScoped<IFollowAddresses, FollowAccountAddress>();
        services.AddReaction<WhenDetailsCorrectedThenRenameAccount, MemberEvent.DetailsCorrected, MembershipStreams>(
            "membership.rename-account");
    }

    private static void AddIntegrity(IServiceCollection services)
    {
        services.AddRight(MembershipRights.SeeIntegrityCases).AddRight(MembershipRights.HandleIntegrityCases);
        services.AddRight(MembershipRights.DecideIntegrityAppeals).AddScoped<CaseDesk>().AddSingleton<CaseMail>();
        services.AddReaction<WhenComplaintFiledThenAcknowledge, CaseEvent.Filed, MembershipStreams>("membership.acknowledge-complaint");
        services.AddReaction<WhenCaseMovesThenTellParties, CaseEvent, MembershipStreams>("membership.tell-parties-of-case");
        services.AddJob<FollowIntegrityCases, FollowIntegrityCases.Parameters>();
        services.AddScoped<IRetain, EndedIntegrityCases>();
    }

    private static void MapIntegrity(RouteGroupBuilder module)
    {
        ListDiscriminationGrounds.Map(module);
        FileComplaint.Map(module);
        ReadComplaint.Map(module);
        AddToComplaint.Map(module);
        ListIntegrityCases.Map(module);
        PrepareCase.Map(module);
        HandleCase.Map(module);
        DecideCase.Map(module);
        DecideCaseAppeal.Map(module);
        OwnCases.Map(module);
    }

    private static void MapMembers(RouteGroupBuilder module)
    {
        ListMyMemberships.Map(module);
        GetTimeline.Map(module);
        GetMyTimeline.Map(module);
        ChangeKind.Map(module);
        SuspendMember.Map(module);
        ReinstateMember.Map(module);
        OverrideStatus.Map(module);
        RevokeAdmission.Map(module);
        ChangeChapter.Map(module);
        MoveMember.Map(module);
        MoveMyself.Map(module);
        ListChapterChanges.Map(module);
        GetVotingRights.Map(module);
        GetMyVotingRights.Map(module);
        ListRolls.Map(module);
        GetRoll.Map(module);
        NoteReminder.Map(module);
        ReceiveMemberImport.Map(module);
        ListMemberImports.Map(module);
        ListImportLines.Map(module);
        ActOnMemberImport.Map(module);
        ListDuplicates.Map(module);
        DismissDuplicate.Map(module);
        MergeMembers.Map(module);
        UndoMerge.Map(module);
        SaveSegment.Map(module);
        ListSegments.Map(module);
        RemoveSegment.Map(module);
        GetStatistics.Map(module);
        DeclareGender.Map(module);
        GetMyGender.Map(module);
        NoteOnMember.Map(module);
        ListNotes.Map(module);
        CorrectMember.Map(module);
        CorrectMyself.Map(module);
        GetMyDetails.Map(module);
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
        ResendConfirmation.Map(module);
        WithdrawApplication.Map(module);
        AppealRefusal.Map(module);
        ClaimApplication.Map(module);
        ReleaseApplication.Map(module);
        GetApplication.Map(module);
        ListApplications.Map(module);
        GetMyMembership.Map(module);
        ResignMembership.Map(module);
        EndMembership.Map(module);
        GetMember.Map(module);
        ListMembers.Map(module);
        ListChapterHeadcounts.Map(module);
        MapMembers(module);
        MapIntegrity(module);
        MapPeers(module);
        MakeDuesPlan.Map(module);
        EndDuesPlan.Map(module);
        ListDuesPlans.Map(module);
        GrantReduction.Map(module);
        EndReduction.Map(module);
        ListReductions.Map(module);
        ListMyReductions.Map(module);
        DeclareIncomeBand.Map(module);
        EndIncomeBand.Map(module);
        ListIncomeBands.Map(module);
        ListMyIncomeBands.Map(module);
        ListCharges.Map(module);
        GetCharge.Map(module);
        WaiveCharge.Map(module);
        ListMyCharges.Map(module);
        RecordPayment.Map(module);
        ActOnPayment.Map(module);
        ListPayments.Map(module);
        ListProposals.Map(module);
        AllocateMany.Map(module);
        ReceiveBankFile.Map(module);
        ListBankFiles.Map(module);
        ListBankLines.Map(module);
        GetMyPaymentSlip.Map(module);
        GetMyPaymentSlipDocument.Map(module);
        GetPaymentSlipDocument.Map(module);
        GetMyCredit.Map(module);
        AskForChapter.Map(module);
        DecideChapterWish.Map(module);
        ListChapterWishes.Map(module);
        ListMyChapterWishes.Map(module);
        IssueMyCard.Map(module);
        GetMyCard.Map(module);
        VerifyCard.Map(module);
        ListLedger.Map(module);
        IssueReceipts.Map(module);
        IssueMyReceipts.Map(module);
        ListReceipts.Map(module);
        ListMyReceipts.Map(module);
        CopyReceipt.Map(module);
        CopyMyReceipt.Map(module);
        GetReceiptDocument.Map(module);
        GetMyReceiptDocument.Map(module);
        GetDuesStatement.Map(module);
        GetMyDuesStatement.Map(module);
    }
}
