using VoltKosova.Access;
using VoltKosova.Jobs;
using VoltKosova.Mail;
using VoltKosova.Messaging;
using VoltKosova.Webhooks;

namespace VoltKosova.Host.Staff;

/// <summary>What somebody should look at, as far as the caller may see: nothing that mends itself.</summary>
internal sealed class Attention(
    JobAccess access, IJobs jobs, SubscriberBoard board, DeadLetters letters, WebhookDesk desk, Mailbox mailbox, Caller caller, Say say)
{
    private const int Most = 100;

    internal sealed record Line(string Text, string Address);

    /// <summary>The most urgent first; empty when all is well.</summary>
    public async Task<IReadOnlyList<Line>> Read(CancellationToken cancellation)
    {
        var lines = new List<Line>();
        if ((await caller.Scope(MessagingRights.See, cancellation)).Everywhere)
        {
            var stopped = (await board.Read(cancellation)).Count(one => one.State is SubscriberState.Stopped or SubscriberState.HeldUp);
            Add(lines, "attention.subscribers", stopped, "/staff/messages");
            Add(lines, "attention.letters", (await letters.List(cancellation)).Count, "/staff/messages");
        }

        foreach (var job in access.Visible.Select(job => job.Declaration))
        {
            var last = await jobs.Runs(new JobRunFilter(job.Id, Limit: 1), cancellation);
            if (last is [{ State: JobRunState.Failed or JobRunState.Lost } run])
                lines.Add(new Line(say["attention.job", say[job.Title]], $"/staff/runs/{run.Id}"));
        }

        if (desk.IsOpen)
            Add(
                lines,
                "attention.endpoints",
                (await desk.Endpoints(say.Language, cancellation)).Count(endpoint => endpoint.IsInTrouble),
                "/staff/webhooks");
        if (caller.Has(StaffRights.ReadMails))
        {
            var scope = await caller.Scope(StaffRights.ReadMails, cancellation);
            var failed = await mailbox.List(MailState.Failed, scope.Everywhere ? null : scope.Chapters, Most, cancellation);
            Add(lines, "attention.mails", failed.Count, "/staff/mails?state=failed");
        }

        return lines;
    }

    private void Add(List<Line> lines, string text, int count, string address)
    {
        if (count > 0)
            lines.Add(new Line(say[text, count], address));
    }
}
