using Npgsql;
using VoltKosova.Access;
using VoltKosova.Accounts;
using VoltKosova.Audit;
using VoltKosova.Campaigns;
using VoltKosova.Chapters;
using VoltKosova.Figures;
using VoltKosova.Host.Staff;
using VoltKosova.Jobs;
using VoltKosova.Jobs.Running;
using VoltKosova.Mail;
using VoltKosova.Membership;
using VoltKosova.Messaging;
using VoltKosova.Partnerships;
using VoltKosova.Pdf;
using VoltKosova.Places;
using VoltKosova.Policy;
using VoltKosova.Postgres;
using VoltKosova.Privacy;
using VoltKosova.PrivacyDesk;
using VoltKosova.Stack;
using VoltKosova.Volunteering;
using VoltKosova.Web;
using VoltKosova.Webhooks;

namespace VoltKosova.Host;

/// <summary>Puts the host together: what the platform can do, the five modules, the adapters under them, the way of a request.</summary>
internal static class Composition
{
    private static readonly TimeSpan _pause = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan _settled = TimeSpan.FromSeconds(2);

    public static void AddVolt(this WebApplicationBuilder builder)
    {
        var (services, configuration) = (builder.Services, builder.Configuration);
        builder.AddLogs();

        // All hosts go by the clock of the database, so that nobody's jumps.
        var clock = new DatabaseClock(TimeProvider.System);
        services.AddSingleton<TimeProvider>(clock);
        services.AddPrivacy(configuration);
        services.AddAccounts(configuration);
        services.AddWeb(configuration);
        services.AddMail(configuration);
        services.AddPdf(configuration);
        services.AddMessagesOfStack().AddMessagingApi();
        services.AddJobsOfStack(clock).AddJobsApi();
        services.AddAudit();
        services.AddFigureViews().AddMonthlyReports(host => host.GetRequiredService<Organisation>().Name);
        services.AddWebhooks(configuration);
        services.AddPrivacyDesk(configuration);
        services.AddPolicy();
        services.AddAccountMail();
        services.AddForgettingOfPlatform();
        services.AddRetentionOfPlatform(configuration);
        services.AddStaffPages();
        services.AddHealth();
        services.AddRight(ForgetKeptAnswers.Right).AddJob<ForgetKeptAnswers, NoParameters>().AddJob<ForgetTombstones, NoParameters>();
        services.AddJob<RebuildView, RebuildView.Parameters>();

        services.AddMembership(configuration);
        services.AddVolunteering(configuration);
        services.AddCampaigns(configuration);
        services.AddPartnerships();
        services.AddChapters();

        // After everything that asks for a store.
        services.AddStoresOfStack();
    }

    public static void UseVolt(this WebApplication app)
    {
        app.UseWeb(watch => watch.UseAudit());
        app.MapWeb();
        app.MapHealth();
        app.MapStaffPages();
        app.MapAccounts();
        app.MapPlaces();
        app.MapWebhooks();
        app.MapMessaging();
        app.MapJobs();
        app.MapFigures();
        app.MapPrivacyDesk();
        app.MapAudit();
        app.MapPolicy();
        app.MapStack();

        app.MapMembership();
        app.MapVolunteering();
        app.MapCampaigns();
        app.MapPartnerships();
        app.MapChapters();

        // What binds requests to endpoints finds out about their types when it is made, and keeps what it found.
        foreach (var source in ((IEndpointRouteBuilder)app).DataSources)
            _ = source.Endpoints;
    }

    /// <summary>
    /// Before the first request and the first background work; hosts that start together wait for each other. While PostgreSQL does not
    /// answer the host says so and waits.
    /// </summary>
    public static async Task Migrate(this WebApplication app)
    {
        var (migrator, stopping) = (app.Services.GetRequiredService<Migrator>(), app.Lifetime.ApplicationStopping);
        while (true)
        {
            try
            {
                await migrator.Migrate(stopping);
                return;
            }
            catch (NpgsqlException away) when (away is not PostgresException || away.IsTransient)
            {
                var cause = (away.InnerException ?? away).GetType().Name;
                app.Logger.LogWarning("PostgreSQL does not answer ({Cause}); trying again", cause);
                await Task.Delay(_pause, TimeProvider.System, stopping);
            }
        }
    }

    /// <summary>
    /// A start leaves behind many times what a host holds that waits; without pressure nobody would give it back. A moment later, since
    /// requests wait for it and subscribers begin meanwhile; on a slower machine less is given back, and nothing else hangs on it.
    /// </summary>
    public static async Task GiveBackWhatTheStartTook(this WebApplication app)
    {
        var stopping = app.Lifetime.ApplicationStopping;
        await Task.Delay(_settled, TimeProvider.System, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!stopping.IsCancellationRequested)
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
    }
}
