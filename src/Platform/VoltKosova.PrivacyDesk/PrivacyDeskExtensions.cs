using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using VoltKosova.Access;
using VoltKosova.EventStore;
using VoltKosova.Jobs;
using VoltKosova.Messaging;
using VoltKosova.Postgres;
using VoltKosova.Privacy;
using VoltKosova.PrivacyDesk.Erasing;
using VoltKosova.PrivacyDesk.Features;
using VoltKosova.PrivacyDesk.Jobs;
using VoltKosova.Web;

namespace VoltKosova.PrivacyDesk;

/// <summary>Adds what persons and the data protection officer ask of the whole system.</summary>
public static class PrivacyDeskExtensions
{
    /// <summary>Erasure with holds, acknowledgements and ledger, by the section <c>Privacy</c>.</summary>
    /// <exception cref="InvalidOperationException">A setting under <c>Privacy</c> makes no sense.</exception>
    public static IServiceCollection AddPrivacyDesk(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        services.AddSingleton(PrivacySettings.From(configuration.GetSection("Privacy")));
        services.AddLog();
        services.AddRequests(typeof(PrivacyDeskExtensions).Assembly);
        services.AddProblemTexts(typeof(PrivacyDeskExtensions).Assembly);
        services.AddRight(PrivacyRights.Erase);

        services.TryAddSingleton<PersonTraces>();
        services.TryAddSingleton<ErasureParts>();
        services.AddSingleton<SamePerson>();
        services.AddScoped<OwnDataBook>();
        services.AddTransient<PassedLogs>();
        services.AddScoped<Erasures>().AddScoped<Asking>();
        services.AddForgettingIn<ErasureLedger>();
        services.AddRight(PrivacyRights.Consents).AddRight(PrivacyRights.Retention);
        services.AddForgettingIn<ConsentsOfErased>();
        services.AddScoped<Withdrawing>();
        services.AddJob<FollowUpErasures, NoParameters>();
        services.AddJob<ReapplyErasures, ReapplyErasures.Parameters>();
        services.AddJob<RewrapKeys, NoParameters>();
        services.AddJob<KeepRetention, KeepRetention.Parameters>();
        return services;
    }

    /// <summary>How a module forgets a person. It acknowledges under its name.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="forgetting">Says it.</param>
    public static IServiceCollection AddForgetting<TStreams>(
        this IServiceCollection services, Func<Forgetting<TStreams>, Forgetting<TStreams>> forgetting)
        where TStreams : IStreams
    {
        ArgumentNullException.ThrowIfNull(forgetting);
        services.AddLog().TryAddSingleton<PersonTraces>();
        var said = forgetting(new Forgetting<TStreams>());
        services.AddSingleton(said);
        foreach (var table in said.AddressTables)
            services.AddSingleton(table);
        foreach (var table in said.SamePersonTables)
            services.AddSingleton(table);
        services.AddSingleton(new ErasurePart(
            TStreams.Module,
            TStreams.Module,
            TStreams.Module,
            (host, person, _, cancellation) => host.GetRequiredService<PersonTraces>().Sweep(TStreams.Module, person, cancellation)));
        return services.AddReaction<ForgetPerson<TStreams>, PersonErased, TStreams>($"{TStreams.Module}.forget-person");
    }

    /// <summary>What a module holds of a person, for the person to take along.</summary>
    /// <exception cref="InvalidOperationException">A table of the module is not named.</exception>
    public static IServiceCollection AddOwnData<TStreams>(
        this IServiceCollection services, Func<OwnData<TStreams>, OwnData<TStreams>> own)
        where TStreams : IStreams
    {
        ArgumentNullException.ThrowIfNull(own);
        return services.AddSingleton(own(new OwnData<TStreams>()).Said());
    }

    /// <summary>A part without an event store that keeps something about persons.</summary>
    public static IServiceCollection AddForgettingIn<TPart>(this IServiceCollection services)
        where TPart : class, IForgetPerson
    {
        services.TryAddScoped<TPart>();
        services.AddSingleton(new ErasurePart(
            TPart.Part,
            PrivacyStreams.Module,
            null,
            (host, person, erasedAt, cancellation) => host.GetRequiredService<TPart>().Forget(person, erasedAt, cancellation)));
        return services.AddReaction<ForgetInPart<TPart>, PersonErased, PrivacyStreams>($"{PrivacyStreams.Module}.forget-in-{TPart.Part}");
    }

    /// <summary>The routes under <c>/api/v1/privacy</c>.</summary>
    public static void MapPrivacyDesk(this IEndpointRouteBuilder routes)
    {
        var desk = routes.MapModule(PrivacyStreams.Module);
        RequestMyErasure.Map(desk);
        GetMyErasure.Map(desk);
        ErasePerson.Map(desk);
        GetErasure.Map(desk);
        ListErasures.Map(desk);
        PlaceHold.Map(desk);
        LiftHold.Map(desk);
        ExportMyData.Map(desk);
        ListMyConsents.Map(desk);
        WithdrawMyConsent.Map(desk);
        ListConsents.Map(desk);
        RecordConsent.Map(desk);
        WithdrawConsent.Map(desk);
        ShowRetention.Map(desk);
    }

    /// <summary>
    /// What modules need also where nobody has the desk: its events, and the ledger of consents. Once, whoever asks first.
    /// </summary>
    private static IServiceCollection AddLog(this IServiceCollection services)
    {
        services.TryAddSingleton(provider => new ConsentBook(
            provider.GetServices<StoreDefinition>(), provider.GetRequiredService<Databases>()));
        return services.Any(service => service.ImplementationInstance == PrivacyStreams.Publisher)
            ? services
            : services.AddPublisher(PrivacyStreams.Publisher).AddStore<PrivacyStreams>();
    }
}
