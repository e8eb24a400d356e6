using System.Globalization;
using Microsoft.Extensions.Options;
using Npgsql;
using NpgsqlTypes;
using VoltKosova.Accounts;
using VoltKosova.EventStore;
using VoltKosova.Kernel;
using VoltKosova.Mail;
using VoltKosova.Postgres;
using VoltKosova.Web;

namespace VoltKosova.Host;

/// <summary>Joins accounts to mails, which do not know each other.</summary>
internal static class AccountMail
{
    public static void AddAccountMail(this IServiceCollection services)
    {
        services.AddScoped<ISendAccountMail, Letters>();
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

    private sealed class Letters(
        Organisation organisation, IOptions<WebOptions> web, Databases databases, IdSource ids, TimeProvider clock) : ISendAccountMail
    {
        public Task Send(Invitation invitation, CancellationToken cancellation) => invitation.Token is not { } token
            ? Task.CompletedTask
            : Queue("account_invitation", invitation.Language, invitation.Email, null, new()
            {
                ["given_name"] = invitation.GivenName ?? "",
                ["set_password_url"] = $"{organisation.Site}/accept-invitation#{token}",
                ["expires_at"] = Seat.DayOf(invitation.ExpiresAt).In(invitation.Language),
            }, cancellation);

        public Task Send(AccountNotice notice, CancellationToken cancellation) =>
            Queue(TemplateOf(notice.Kind), notice.Language, notice.Email, notice.PersonId, new()
            {
                ["given_name"] = notice.GivenName ?? "",
                ["contact_email"] = organisation.ContactEmail,
                ["at"] = Clock(notice.At, notice.Language),
                ["what"] = AccountNews.Of(notice, until => Clock(until, notice.Language)),
                ["reset_url"] = Link("reset-password", notice),
                ["change_url"] = Link("email-change", notice),
                ["confirm_url"] = Link("email-change", notice),
                ["expires_at"] = notice.Until is { } until ? Clock(until, notice.Language) : "",
                ["waits_until"] = notice.Until is { } end ? Seat.DayOf(end).In(notice.Language) : "",
            }, cancellation);

        private static string TemplateOf(NoticeKind kind) => kind switch
        {
            NoticeKind.PasswordReset => "account_password_reset",
            NoticeKind.EmailChangeAsked => "account_email_change",
            NoticeKind.EmailChangeConfirm => "account_email_confirm",
            NoticeKind.EmailChangeInVain => "account_email_in_vain",
            _ => "account_notice",
        };

        private static string Clock(DateTimeOffset at, Language language) =>
            $"{Seat.DayOf(at).In(language)}, {TimeZoneInfo.ConvertTime(at, Seat.Zone).ToString("HH:mm", CultureInfo.InvariantCulture)}";

        /// <summary>
        /// Staff have pages here; members have those of the front end, which gets the token behind a # that no server sees.
        /// </summary>
        private string Link(string page, AccountNotice notice) => notice.IsStaff
            ? $"{web.Value.PublicUrl.TrimEnd('/')}{StaffSessions.Path}/{page}?token={notice.Token}"
            : $"{organisation.Site}/{page}#{notice.Token}";

        private async Task Queue(
            string template,
            Language language,
            string email,
            Guid? person,
            Dictionary<string, string> values,
            CancellationToken cancellation)
        {
            values["org_name"] = organisation.Name;
            var draft = new MailDraft(template, language, Privacy.EmailAddress.Parse(email), values) { PersonId = person };
            await using var insert = databases.For("access").CreateCommand("INSERT INTO mt_doc_mail (id, data) VALUES ($1, $2)");
            insert.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = ids.Next() });
            var row = MailOutbox.Row(draft, clock.GetUtcNow());
            insert.Parameters.Add(new NpgsqlParameter { Value = row, NpgsqlDbType = NpgsqlDbType.Jsonb });
            await insert.ExecuteNonQueryAsync(cancellation);
        }
    }
}
