using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using VoltKosova.Access;
using VoltKosova.Accounts.Features;

namespace VoltKosova.Accounts;

internal static class ApprovalsExtensions
{
    public static IServiceCollection AddApprovals(this IServiceCollection services)
    {
        services.AddRight(AccountRights.Approve);
        services.AddSingleton<ApprovalTable>();
        services.AddSingleton(provider => MassLimits.Read(provider.GetRequiredService<AccountsOptions>().MassLimits));
        services.AddScoped(provider => new Approvals(
            provider.GetRequiredService<ApprovalTable>(),
            provider.GetServices<IMassActs>(),
            provider.GetServices<Right>(),
            provider.GetRequiredService<Caller>(),
            provider.GetRequiredService<MassLimits>(),
            provider.GetRequiredService<TimeProvider>()));

        // In place of the one of VoltKosova.Access, which knows of no approvals.
        services.AddScoped<IMassApprovals>(provider => provider.GetRequiredService<Approvals>());
        return services;
    }

    public static void MapApprovals(this IEndpointRouteBuilder access)
    {
        RequestApproval.Map(access);
        ListApprovals.Map(access);
        GetApproval.Map(access);
        DecideApproval.Map(access);
        RevokeApproval.Map(access);
    }
}
