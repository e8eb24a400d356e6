using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using VoltKosova.EventStore;
using VoltKosova.Postgres;

namespace VoltKosova.Mail;

/// <summary>Adds mail to the host.</summary>
public static class MailExtensions
{
    /// <summary>
    /// Sends the mails of every module's store and of every added source over <c>Smtp:Host</c>; without that setting they are kept for
    /// staff to read.
    /// </summary>
    /// <exception cref="InvalidOperationException">A setting under <c>Smtp</c> is wrong; one sentence that names it.</exception>
    public static IServiceCollection AddMail(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddPostgres();
        services.AddSingleton(new SmtpChoice(SmtpSettings.Read(configuration)));
        services.AddSingleton(Organisation.Read(configuration));
        services.AddSingleton<MailSchemas>();
        services.AddSingleton(provider => new Mailbox(
            provider.GetRequiredService<MailSchemas>(),
            provider.GetRequiredService<Databases>(),
            provider.GetRequiredService<TimeProvider>()));
        services.AddHostedService<MailDrain>();
        return services;
    }

    /// <summary>A schema with mails that is no module's store.</summary>
    public static IServiceCollection AddMailSource(this IServiceCollection services, string schema) =>
        services.AddSingleton(new MailSource(schema));
}

/// <summary>A schema with a table like <see cref="SharedTables.Mails"/> that is no module's store.</summary>
internal sealed record MailSource(string Schema);

/// <summary>Every schema that mails can lie in.</summary>
internal sealed class MailSchemas(IEnumerable<StoreDefinition> stores, IEnumerable<MailSource> sources)
{
    public IReadOnlyList<string> Names { get; } =
        [.. stores.Select(store => store.Module).Concat(sources.Select(source => source.Schema)).Distinct()];
}

/// <summary>The mail server, or the decision to keep mails.</summary>
internal sealed record SmtpChoice(SmtpSettings? Settings);
