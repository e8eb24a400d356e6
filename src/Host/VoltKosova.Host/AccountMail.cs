using Npgsql;
using NpgsqlTypes;
using VoltKosova.Accounts;
using VoltKosova.EventStore;
using VoltKosova.Kernel;
using VoltKosova.Mail;
using VoltKosova.Postgres;

namespace VoltKosova.Host;

/// <summary>Joins accounts to mails, which do not know each other.</summary>
internal static class AccountMail
{
    public static void AddAccountMail(this IServiceCollection services)
    {
        services.AddScoped<ISendAccountMail, InvitationMail>();
        services.AddMailSource("access");
        services.AddSchema(new SchemaDefinition("access", [new Migration("mail", MailTable)]));
    }

    private const string MailTable =
        """
        CREATE TABLE mt_doc_mail (
            id               uuid        NOT NULL CONSTRAINT pkey_mt_doc_mail_id PRIMARY KEY,
            data             jsonb       NOT NULL,
            mt_last_modified timestamptz NULL DEFAULT transaction_timestamp());
        CREATE INDEX mt_doc_mail_due ON mt_doc_mail ((data ->> 'state'), (data ->> 'due_at'));
        """;

    private sealed class InvitationMail(Organisation organisation, Databases databases, IdSource ids, TimeProvider clock) : ISendAccountMail
    {
        public async Task Send(Invitation invitation, CancellationToken cancellation)
        {
            if (invitation.Token is not { } token)
                return;
            var draft = new MailDraft(
                "account_invitation",
                invitation.Language,
                Privacy.EmailAddress.Parse(invitation.Email),
                new Dictionary<string, string>
                {
                    ["given_name"] = invitation.GivenName ?? "",
                    ["org_name"] = organisation.Name,
                    ["set_password_url"] = $"{organisation.Site}/accept-invitation#{token}",
                    ["expires_at"] = Seat.DayOf(invitation.ExpiresAt).In(invitation.Language),
                });
            await using var insert = databases.For("access").CreateCommand("INSERT INTO mt_doc_mail (id, data) VALUES ($1, $2)");
            insert.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = ids.Next() });
            var row = MailOutbox.Row(draft, clock.GetUtcNow());
            insert.Parameters.Add(new NpgsqlParameter { Value = row, NpgsqlDbType = NpgsqlDbType.Jsonb });
            await insert.ExecuteNonQueryAsync(cancellation);
        }
    }
}
