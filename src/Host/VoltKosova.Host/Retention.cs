using System.Globalization;
using VoltKosova.Audit;
using VoltKosova.EventStore;
using VoltKosova.Jobs;
using VoltKosova.Kernel;
using VoltKosova.Postgres;
using VoltKosova.PrivacyDesk;

namespace VoltKosova.Host;

/// <summary>How long the parts of the platform keep what says something about persons. docs/privacy.md lists all rules.</summary>
internal static class Retention
{
    private const string Access = "access";
    private static readonly DateOnly _validFrom = new(2026, 1, 1);

    /// <exception cref="InvalidOperationException">A setting under <c>Retention</c> makes no sense; one sentence that names it.</exception>
    public static void AddRetentionOfPlatform(this IServiceCollection services, IConfiguration configuration)
    {
        var section = configuration.GetSection("Retention");
        var trail = Rule(
            "audit-trail", Number(section, "AuditDays", 1096, TrailRetention.FewestDays), "Shënimet e gjurmës së kontrollit",
            "Zapisi revizijskog traga", "Entries of the audit trail; the seals stay");
        services.AddSingleton<IRetain>(host => new TrailKept(trail, host.GetRequiredService<TrailRetention>()));
        services.Keep(
            Rule("approvals", Number(section, "ApprovalDays", 1096), "Miratimet e personit të dytë", "Odobrenja druge osobe",
                "Approvals of second persons"),
            "approval",
            "expires_at < $1",
            _ => [Access]);
        services.Keep(
            Rule("sessions", Number(section, "SessionDays", 30), "Sesionet e mbyllura", "Završene sesije", "Sessions that have ended"),
            "session",
            "coalesce(ended_at, least(expires_at, last_seen_at + idle_limit)) < $1",
            _ => [Access]);
        services.Keep(
            Rule("invitations", Number(section, "InvitationDays", 14), "Ftesat e skaduara", "Istekle pozivnice",
                "Invitations that have expired"),
            "invitation",
            "expires_at < $1",
            _ => [Access]);
        services.Keep(
            Rule("reset-links", Number(section, "ResetLinkDays", 1), "Lidhjet e skaduara për fjalëkalim të ri",
                "Istekli linkovi za novu lozinku", "Links for new passwords that have expired"),
            "reset_link",
            "expires_at < $1",
            _ => [Access]);
        services.Keep(
            Rule("email-changes", Number(section, "EmailChangeDays", 1), "Ndryshimet e adresave që nuk u kryen",
                "Promene adresa koje nisu izvršene", "Changes of addresses that were not done"),
            "email_change",
            "expires_at < $1",
            _ => [Access]);
        services.Keep(
            Rule("sent-mails", Number(section, "SentMailDays", 90), "Shënimet e e-maileve të dërguara", "Beleške o poslatim mejlovima",
                "Notes of mails that were sent"),
            "mt_doc_mail",
            "data ->> 'state' = 'sent' AND (data ->> 'sent_at')::timestamptz < $1",
            MailSchemas);
        services.Keep(
            Rule("unsent-mails", Number(section, "UnsentMailDays", 30), "E-mailet që nuk u dërguan", "Mejlovi koji nisu poslati",
                "Mails that were kept or failed, with address and text"),
            "mt_doc_mail",
            "data ->> 'state' IN ('kept', 'failed') AND (data ->> 'queued_at')::timestamptz < $1",
            MailSchemas);
        services.Keep(
            Rule("job-runs", Number(section, "JobRunDays", 365), "Ekzekutimet e përfunduara të punëve", "Završena izvršavanja poslova",
                "Runs of jobs that have ended, with their logs"),
            "run",
            "state NOT IN ('queued', 'running') AND ended_at < $1",
            _ => [JobsExtensions.Schema]);
        services.Keep(
            Rule("monthly-reports", Number(section, "ReportDays", 3650), "Raportet mujore", "Mesečni izveštaji", "Monthly reports"),
            "report",
            "made_at < $1",
            _ => ["figures"]);
    }

    private static void Keep(
        this IServiceCollection services,
        RetentionRule rule,
        string table,
        string ended,
        Func<IServiceProvider, IReadOnlyList<string>> schemas) =>
        services.AddSingleton<IRetain>(
            host => new RowsKept(rule, host.GetRequiredService<Databases>(), table, ended, schemas(host)));

    private static IReadOnlyList<string> MailSchemas(IServiceProvider host) =>
        [Access, .. host.GetServices<StoreDefinition>().Select(store => store.Module)];

    private static RetentionRule Rule(string id, int days, string sq, string sr, string en) =>
        new(id, new LocalText(sq, sr, en), days, _validFrom, "policy of the movement, 2026-01");

    private static int Number(IConfiguration section, string name, int usual, int least = 1) => section[name] switch
    {
        null or "" => usual,
        var text when int.TryParse(text, CultureInfo.InvariantCulture, out var number) && number >= least && number <= 3650 => number,
        _ => throw new InvalidOperationException($"The setting Retention:{name} must be a whole number of days from {least} to 3650."),
    };
}
