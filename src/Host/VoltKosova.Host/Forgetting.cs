using Npgsql;
using VoltKosova.Accounts;
using VoltKosova.Jobs;
using VoltKosova.Postgres;
using VoltKosova.Privacy;
using VoltKosova.PrivacyDesk;
using VoltKosova.Webhooks.Filling;

namespace VoltKosova.Host;

/// <summary>Joins the parts of the platform that keep something about persons to whoever has persons forgotten.</summary>
internal static class Forgetting
{
    public static void AddForgettingOfPlatform(this IServiceCollection services)
    {
        services.AddForgettingIn<InAccounts>();
        services.AddForgettingIn<InJobs>();
        services.AddForgettingIn<DeliveriesOfErased>();
    }

    /// <summary>Account, sessions, roles and invitations, and the mails that went to its address.</summary>
    private sealed class InAccounts(IAccountsOfErased accounts, Databases databases) : IForgetPerson
    {
        public static string Part => "accounts";

        public async Task Forget(Guid person, DateTimeOffset erasedAt, CancellationToken cancellation)
        {
            // The mails first: once the account is gone nobody knows its address.
            if (await accounts.AddressOf(person, cancellation) is { } address)
            {
                await using var delete = databases.For("access").CreateCommand("DELETE FROM mt_doc_mail WHERE data ->> 'to' = $1");
                delete.Parameters.Add(new NpgsqlParameter<string> { TypedValue = address.Canonical });
                await delete.ExecuteNonQueryAsync(cancellation);
            }

            await accounts.Forget(person, erasedAt, cancellation);
        }
    }

    /// <summary>What staff gave a job or wrote beside a run, where it names the person.</summary>
    private sealed class InJobs(Databases databases) : IForgetPerson
    {
        public static string Part => JobsExtensions.Schema;

        public async Task Forget(Guid person, DateTimeOffset erasedAt, CancellationToken cancellation)
        {
            await using var clear = databases.For(JobsExtensions.Schema).CreateCommand(
                """
                UPDATE run SET parameters = '{}', reason = NULL
                WHERE state NOT IN ('queued', 'running') AND (strpos(parameters::text, $1) > 0 OR strpos(reason, $1) > 0)
                """);
            clear.Parameters.Add(new NpgsqlParameter<string> { TypedValue = person.ToString() });
            await clear.ExecuteNonQueryAsync(cancellation);
        }
    }
}
