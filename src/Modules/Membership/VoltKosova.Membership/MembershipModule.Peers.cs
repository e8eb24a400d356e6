using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using VoltKosova.Access;
using VoltKosova.Membership.Domain.Members;
using VoltKosova.Membership.Domain.Peers;
using VoltKosova.Membership.Jobs;
using VoltKosova.Membership.Peers;
using VoltKosova.Messaging;
using VoltKosova.PrivacyDesk;
using VoltKosova.Webhooks;

namespace VoltKosova.Membership;

/// <summary>What is exchanged with Volt in other countries.</summary>
public static partial class MembershipModule
{
    private static void AddPeers(IServiceCollection services)
    {
        services.AddRight(MembershipRights.ExchangeWithPeers).AddSingleton<PeopleByHash>().AddSingleton<HandOver>();
        services.AddSingleton<TransferOffers>().AddScoped<IRetain, OldTransfers>();
        services.AddReaction<WhenPeerWritesThenTakeItIn, PeerMessage, MembershipStreams>("membership.take-in-peer-messages");
        services.AddReaction<WhenTransferMovesThenTellMember, TransferEvent, MembershipStreams>("membership.tell-member-of-transfer");
        services.AddReaction<WhenMembershipEndsThenWithdrawTransfers, MemberEvent.Ended, MembershipStreams>(
            "membership.withdraw-transfers");
    }

    private static void MapPeers(RouteGroupBuilder module)
    {
        AskForTransfer.Map(module);
        OfferTransfer.Map(module);
        RefuseTransfer.Map(module);
        WithdrawTransfer.Map(module);
        WithdrawMyTransfer.Map(module);
        AcceptTransfer.Map(module);
        DeclineTransfer.Map(module);
        ListTransfers.Map(module);
        ListMyTransfers.Map(module);
        GetTransferSanctions.Map(module);
        ListVoltChapters.Map(module);
        CheckMembership.Map(module);
        GetCheck.Map(module);
        ListMyChecks.Map(module);
        WithdrawSharing.Map(module);
        ListWithdrawals.Map(module);
    }
}
