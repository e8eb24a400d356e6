using MediatR;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using VoltKosova.Access;
using VoltKosova.Accounts.Features;
using VoltKosova.EventStore;
using VoltKosova.Postgres;
using VoltKosova.Privacy;
using VoltKosova.Web;

namespace VoltKosova.Accounts;

/// <summary>Adds accounts and sign-in to the host.</summary>
public static class AccountsExtensions
{
    /// <summary>
    /// Accounts, sessions, rights, Data Protection with its keys in PostgreSQL, by the section <c>Access</c>. The host also gives an
    /// <see cref="ISendAccountMail"/>.
    /// </summary>
    /// <exception cref="InvalidOperationException">A setting under <c>Access</c> makes no sense.</exception>
    public static IServiceCollection AddAccounts(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IdSource>();
        services.TryAddScoped<Acting>();
        services.AddPrivacy(configuration).AddPostgres().AddSchema(AccountsSchema.Definition);
        services.AddSingleton(AccountsOptions.From(configuration));
        services.AddRequests(typeof(AccountsExtensions).Assembly);
        services.AddProblemTexts(typeof(AccountsExtensions).Assembly);
        services.AddAccess().AddRight(AccountRights.Manage).AddApprovals().AddExternalProvider(configuration);
        return services.AddHolders().AddSessions().AddPasskeys().AddNotices().AddKeyRing();
    }

    /// <summary>
    /// The routes under <c>/api/v1/access</c>. They honour no Idempotency-Key, because there is no store here that could keep an answer:
    /// what is told once (tokens, an authenticator's key) may not be kept, and the other acts change nothing when they are asked again.
    /// </summary>
    public static IEndpointRouteBuilder MapAccounts(this IEndpointRouteBuilder routes)
    {
        var access = routes.MapModule(AccountsSchema.Name);
        SetUp.Map(access);
        SignIn.Map(access);
        RefreshTokens.Map(access);
        SignOut.Map(access);
        StepUp.Map(access);
        access.MapApprovals();
        routes.MapExternalProvider(access);
        GetMe.Map(access);
        ShowMyExposure.Map(access);
        ChangePassword.Map(access);
        EnrolAuthenticator.Map(access);
        ConfirmAuthenticator.Map(access);
        RemoveAuthenticator.Map(access);
        ShowRecoveryCodes.Map(access);
        DrawRecoveryCodes.Map(access);
        AskPasswordReset.Map(access);
        ResetPassword.Map(access);
        MapOwn(access);
        InviteStaff.Map(access);
        AcceptInvitation.Map(access);
        ListGrants.Map(access);
        GiveRole.Map(access);
        TakeRole.Map(access);
        DisableAccount.Map(access);
        EnableAccount.Map(access);
        CreateServiceAccount.Map(access);
        ListServiceAccounts.Map(access);
        DrawServiceKey.Map(access);
        EndServiceAccount.Map(access);
        return routes;
    }

    private static void MapOwn(IEndpointRouteBuilder access)
    {
        AskForPasskeySignIn.Map(access);
        SignInWithPasskey.Map(access);
        AskForPasskey.Map(access);
        AddPasskey.Map(access);
        ListMyPasskeys.Map(access);
        RenamePasskey.Map(access);
        RemovePasskey.Map(access);
        ListMySessions.Map(access);
        EndMySession.Map(access);
        EndMyOtherSessions.Map(access);
        ListSessionsOfStaff.Map(access);
        EndSessionOfStaff.Map(access);
        AskEmailChange.Map(access);
        ShowMyEmailChange.Map(access);
        GiveUpEmailChange.Map(access);
        ConfirmEmailChange.Map(access);
        StopEmailChange.Map(access);
    }

    private static IServiceCollection AddHolders(this IServiceCollection services)
    {
        services.AddDbContext<AccountsContext>((provider, options) =>
            options.UseNpgsql(provider.GetRequiredService<Databases>().For(AccountsSchema.Name)));
        services.AddSingleton<IPasswordHasher<Account>>(provider => new PasswordHasher<Account>(Options.Create(
            new PasswordHasherOptions { IterationCount = provider.GetRequiredService<AccountsOptions>().PasswordRounds })));

        // Before Identity's own, which steps aside then.
        services.AddScoped<IPasswordValidator<Account>, PasswordRules>();
        services.AddScoped<IUserValidator<Account>, AccountRules>();
        services.AddScoped<ILookupNormalizer, CanonicalEmail>();
        services.AddIdentityCore<Account>().AddUserStore<AccountStore>();
        services.AddSingleton<AuthenticatorKeys>();
        services.AddSingleton<Credentials>();
        services.AddSingleton<RecoveryCodes>();
        services.AddScoped<PasswordResets>();
        services.AddScoped<Presence>();
        services.AddSingleton<EmailChanges>();
        services.AddSingleton<StaffTable>();
        services.AddScoped<Exposures>();
        services.AddSingleton(provider => new SetupCode(
            provider.GetRequiredService<Databases>(), provider.GetRequiredService<TimeProvider>()));
        services.AddScoped<AccountBook>();
        services.AddSingleton<IStaffAddresses, StaffAddresses>();
        services.AddSingleton<IAccountsOfErased, AccountsOfErased>();
        services.AddScoped<IAccounts>(provider => provider.GetRequiredService<AccountBook>());
        return services;
    }

    private static IServiceCollection AddSessions(this IServiceCollection services)
    {
        services.AddAuthentication(SessionHandler.SchemeName)
            .AddScheme<AuthenticationSchemeOptions, SessionHandler>(SessionHandler.SchemeName, null);
        services.AddSingleton<SessionTokens>();
        services.AddSingleton<SessionTable>();
        services.AddSingleton<OwnSessions>();
        services.AddSingleton<ServiceKeys>();
        services.AddSingleton<ServiceAccountTable>();
        services.AddSingleton<TokenPairs>();
        services.AddScoped(provider => new StaffSessions(
            provider.GetRequiredService<Credentials>(),
            provider.GetRequiredService<SessionTable>(),
            provider.GetRequiredService<SessionTokens>(),
            provider.GetRequiredService<Caller>(),
            provider.GetRequiredService<AccountsOptions>(),
            provider.GetRequiredService<Passkeys>()));
        return services;
    }

    private static IServiceCollection AddPasskeys(this IServiceCollection services)
    {
        services.AddHttpContextAccessor();
        services.AddOptions<IdentityPasskeyOptions>().Configure<AccountsOptions, IOptions<WebOptions>>(
            (passkeys, limits, web) => PasskeyOrigins.Configure(passkeys, limits, new Uri(web.Value.PublicUrl)));
        services.AddScoped<IPasskeyHandler<Account>, PasskeyHandler<Account>>();
        services.AddSingleton<PasskeyTable>();
        services.AddSingleton<PasskeyChallenges>();
        services.AddScoped<Passkeys>();
        services.AddScoped<OwnAccountReader>();
        services.AddScoped(provider => new StaffDesk(
            provider.GetRequiredService<IMediator>(), provider.GetRequiredService<Caller>(), provider.GetRequiredService<Witness>()));
        services.AddScoped(provider => new AccountDesk(
            provider.GetRequiredService<IMediator>(),
            provider.GetRequiredService<Caller>(),
            provider.GetRequiredService<OwnAccountReader>()));
        return services;
    }

    private static IServiceCollection AddNotices(this IServiceCollection services)
    {
        services.AddSingleton<NoticeBell>();
        services.AddSingleton<Notices>();
        services.AddScoped<NoticeWriter>();
        services.AddSingleton<AddressTeller>();
        services.AddSingleton<NoticeTeller>();
        services.AddHostedService(provider => provider.GetRequiredService<NoticeTeller>());
        return services;
    }

    private static IServiceCollection AddKeyRing(this IServiceCollection services)
    {
        services.AddDataProtection().SetApplicationName("volt-kosova");
        services.AddSingleton<KeyRingTable>();
        services.AddSingleton<IKeepWrapped, WrappedInAccounts>();
        services.AddOptions<KeyManagementOptions>().Configure<KeyRingTable, KeyWrap>((options, table, wrap) =>
        {
            options.XmlRepository = table;
            options.XmlEncryptor = new WrappingEncryptor(wrap);
        });
        return services;
    }
}
