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

    /// <summary>The account with everything that belongs to it, and the mails about it.</summary>
    private sealed class InAccounts(IAccountsOfErased accounts, Databases databases) : IForgetPerson
    {
        public static string Part => "accounts";

        public async Task Forget(Guid person, DateTimeOffset erasedAt, CancellationToken cancellation)
        {
            // The mails first: once the account is gone nobody knows its address.
            var addresses = await accounts.AddressesOf(person, cancellation);
            await using (var delete = databases.For("access").CreateCommand(
                "DELETE FROM mt_doc_mail WHERE data ->> 'to' = ANY ($1) OR data ->> 'person_id' = $2"))
            {
                delete.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. addresses.Select(address => address.Canonical)] });
                delete.Parameters.Add(new NpgsqlParameter<string> { TypedValue = person.ToString() });
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
