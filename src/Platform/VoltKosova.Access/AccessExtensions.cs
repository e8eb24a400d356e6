using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using VoltKosova.EventStore;
using VoltKosova.Postgres;
using VoltKosova.Privacy;

namespace VoltKosova.Access;

/// <summary>Adds accounts, sign-in and rights to the host.</summary>
public static class AccessExtensions
{
    /// <summary>
    /// Accounts, sessions, rights, the fallback policy that denies the public, Data Protection with its keys in PostgreSQL. The host also gives an
    /// <see cref="ISendAccountMail"/>, the module Chapters an <see cref="IChapterTree"/>.
    /// </summary>
    /// <exception cref="InvalidOperationException">A setting under <c>Access</c> makes no sense.</exception>
    public static IServiceCollection AddAccess(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IdSource>();
        services.TryAddScoped<Acting>();
        services.AddPrivacy(configuration).AddPostgres().AddSchema(AccessSchema.Definition);
        services.AddSingleton(AccessOptions.From(configuration));
        services.TryAddSingleton<ITellRefusals, PlainRefusals>();
        return services.AddRights().AddAccounts().AddSessions().AddKeyRing();
    }

    /// <summary>Makes a right known, so that a caller is told of it.</summary>
    public static IServiceCollection AddRight(this IServiceCollection services, Right right) => services.AddSingleton(right);

    /// <summary>The routes under <c>/api/v1/access</c>. What they answer is nobody's to keep: <c>Cache-Control: no-store</c>.</summary>
    public static IEndpointRouteBuilder MapAccess(this IEndpointRouteBuilder routes)
    {
        var access = routes.MapGroup("/api/v1/access").WithTags("Access");
        access.AddEndpointFilter((context, next) =>
        {
            context.HttpContext.Response.Headers.CacheControl = "no-store";
            return next(context);
        });
        foreach (var map in (Action<IEndpointRouteBuilder>[])
            [
                SetUp.Map, SignIn.Map, Refresh.Map, SignOut.Map, Me.Map, Authenticator.Map,
                InviteStaff.Map, AcceptInvitation.Map, ListStaff.Map, ChangeGrants.Map, DisableAccount.Map,
            ])
        {
            map(access);
        }

        return routes;
    }

    private static IServiceCollection AddRights(this IServiceCollection services)
    {
        services.AddRight(AccessRights.ManageAccounts);
        services.TryAddSingleton<IChapterTree, ChaptersAlone>();
        services.AddScoped<Caller>();
        services.AddScoped<IAuthorizationHandler, RightRequirementHandler>();
        services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        return services;
    }

    private static IServiceCollection AddAccounts(this IServiceCollection services)
    {
        services.AddDbContext<AccountsContext>((provider, options) =>
            options.UseNpgsql(provider.GetRequiredService<Databases>().For(AccessSchema.Name)));
        services.AddSingleton<IPasswordHasher<Account>>(provider => new PasswordHasher<Account>(Options.Create(
            new PasswordHasherOptions { IterationCount = provider.GetRequiredService<AccessOptions>().PasswordRounds })));

        // Before Identity's own, which steps aside then.
        services.AddScoped<IPasswordValidator<Account>, PasswordRules>();
        services.AddScoped<IUserValidator<Account>, AccountRules>();
        services.AddScoped<ILookupNormalizer, CanonicalEmail>();
        services.AddIdentityCore<Account>().AddUserStore<AccountStore>();
        services.AddSingleton<AuthenticatorKeys>();
        services.AddSingleton<Credentials>();
        services.AddSingleton<StaffTable>();
        services.AddSingleton(provider => new SetupCode(provider.GetRequiredService<Databases>(), provider.GetRequiredService<TimeProvider>()));
        services.AddScoped<Accounts>();
        services.AddScoped<IAccounts>(provider => provider.GetRequiredService<Accounts>());
        return services;
    }

    private static IServiceCollection AddSessions(this IServiceCollection services)
    {
        services.AddAuthentication(SessionHandler.SchemeName).AddScheme<AuthenticationSchemeOptions, SessionHandler>(SessionHandler.SchemeName, null);
        services.AddSingleton<SessionTokens>();
        services.AddSingleton<SessionTable>();
        services.AddSingleton<TokenPairs>();
        services.AddScoped(provider => new StaffSessions(
            provider.GetRequiredService<Credentials>(),
            provider.GetRequiredService<SessionTable>(),
            provider.GetRequiredService<SessionTokens>(),
            provider.GetRequiredService<Caller>(),
            provider.GetRequiredService<AccessOptions>()));
        return services;
    }

    private static IServiceCollection AddKeyRing(this IServiceCollection services)
    {
        services.AddDataProtection().SetApplicationName("volt-kosova");
        services.AddSingleton<KeyRingTable>();
        services.AddOptions<KeyManagementOptions>().Configure<KeyRingTable, KeyWrap>((options, table, wrap) =>
        {
            options.XmlRepository = table;
            options.XmlEncryptor = new WrappingEncryptor(wrap);
        });
        return services;
    }
}
