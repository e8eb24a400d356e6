using System.Globalization;
using VoltKosova.EventStore;
using VoltKosova.Kernel;
using VoltKosova.Mail;
using VoltKosova.Privacy;

namespace VoltKosova.Webhooks.Endpoints;

/// <summary>
/// Tells the endpoint's contact by mail, with the commit of what is told: that it fails, and that it has been disabled. Where no contact
/// was named, the organisation's own address is told.
/// </summary>
internal sealed class FailureNotices(Organisation organisation)
{
    /// <summary>It answered 410.</summary>
    public Task Gone(Writing writing, Guid endpoint) => Queue(writing, endpoint, "webhook_gone", (_, _) => { });

    /// <summary>Every attempt has failed for so long that it is disabled.</summary>
    public Task Disabled(Writing writing, Guid endpoint, DateTimeOffset failingSince) => Queue(
        writing, endpoint, "webhook_disabled", (values, language) => values["failing_since"] = EndpointStatus.Told(failingSince, language));

    /// <summary>Every attempt has failed for a part of that time.</summary>
    public Task Failing(Writing writing, Guid endpoint, DateTimeOffset failingSince, int percent) => Queue(
        writing,
        endpoint,
        "webhook_failing",
        (values, language) =>
        {
            values["failing_since"] = EndpointStatus.Told(failingSince, language);
            values["disabled_at"] = EndpointStatus.Told(failingSince + FailureRule.Patience, language);
            values["percent"] = percent.ToString(CultureInfo.InvariantCulture);
        });

    private async Task Queue(Writing writing, Guid endpoint, string template, Action<Dictionary<string, string>, Language> tell)
    {
        var contact = await writing.Row<ContactRow>(ContactRow.Table, endpoint.ToString());
        if (await writing.Row<EndpointRow>(EndpointRow.Table, endpoint.ToString()) is not { } row
            || !EmailAddress.TryParse(contact?.Email ?? organisation.ContactEmail, out var address))
            return;
        var language = contact?.Language ?? Language.En;
        var values = new Dictionary<string, string>
        {
            ["org_name"] = organisation.Name,
            ["endpoint_url"] = row.Url,
            ["endpoint_id"] = row.Id.ToString(),
        };
        tell(values, language);
        writing.QueueMail(new MailDraft(template, language, address, values) { ChapterId = row.ChapterId });
    }
}
