using VoltKosova.Chapters.Domain.Holders;
using VoltKosova.Chapters.Domain.Posts;
using VoltKosova.Chapters.Features;
using VoltKosova.EventStore;
using VoltKosova.Membership.Contracts;
using VoltKosova.Messaging;

namespace VoltKosova.Chapters.Reactions;

/// <summary>
/// Who is removed from office loses every mandate that has begun or would begin while a ban runs, and whoever is banned gets no seat for
/// those days. The register says "recalled", as of anybody else: what a case has led to is not told.
/// </summary>
internal sealed class WhenMemberBarredThenEndMandates : IReaction<MemberBarred>
{
    private const string Ban = "office_ban";
    private const string Removal = "office_removal";

    public async Task When(Delivered<MemberBarred> delivered, Writing writing)
    {
        var barred = delivered.Event;
        var holder = await writing.Load(ChaptersStreams.Holders, barred.PersonId);
        var offices = holder.State.Offices;
        var days = barred.Bars.Where(bar => bar.Kind == Ban).OrderByDescending(bar => bar.Until ?? DateOnly.MaxValue)
            .Select(bar => new BarredDays(barred.From, bar.Until)).FirstOrDefault();
        await writing.Decide(
            ChaptersStreams.Holders,
            barred.PersonId,
            new HolderCommand.Bar(new HolderEvent.Barred(barred.PersonId, barred.BanId, days, writing.Now)));
        if (!barred.Bars.Any(bar => bar.Kind == Removal))
            return;
        var lastDay = days is null ? barred.From : days.Until;
        await Appointing.EndAll(
            writing, barred.PersonId, offices.Where(office => !(lastDay < office.From)), MandateEnd.Recalled, barred.From);
    }
}
