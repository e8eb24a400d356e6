using VoltKosova.EventStore;
using VoltKosova.Figures;
using VoltKosova.Kernel;
using VoltKosova.Membership.Domain.Applications;
using VoltKosova.Membership.Domain.Members;

namespace VoltKosova.Membership.Views;

/// <summary>What the module counts for everybody who looks after members.</summary>
internal static class MembershipFigures
{
    public static RowTable MemberTable { get; } = new RowTable("member_figures", RowKey.Text).Shared();

    public static RowTable ApplicationTable { get; } = new RowTable("application_figures", RowKey.Text).Shared();

    public static Figure Members { get; } = new(
        "membership.members",
        new LocalText("Anëtarë", "Članovi", "Members"),
        new LocalText(
            "Sa anëtarë ka në fund të muajit.",
            "Koliko članova ima na kraju meseca.",
            "How many members there are at the end of the month."),
        FigureKind.Stock,
        FigureUnit.Count,
        MembershipRights.SeeMembers);

    public static Figure Joined { get; } = new(
        "membership.joined",
        new LocalText("Anëtarë të rinj", "Novi članovi", "New members"),
        new LocalText("Sa u pranuan gjatë muajit.", "Koliko ih je primljeno tokom meseca.", "How many were admitted within the month."),
        FigureKind.Flow,
        FigureUnit.Count,
        MembershipRights.SeeMembers);

    public static Figure Left { get; } = new(
        "membership.left",
        new LocalText("Anëtarësi të përfunduara", "Prestala članstva", "Memberships ended"),
        new LocalText(
            "Sa anëtarësi përfunduan gjatë muajit, për çdo arsye.",
            "Koliko je članstava prestalo tokom meseca, iz bilo kog razloga.",
            "How many memberships ended within the month, for whatever reason."),
        FigureKind.Flow,
        FigureUnit.Count,
        MembershipRights.SeeMembers);

    public static Figure Applications { get; } = new(
        "membership.applications",
        new LocalText("Aplikime", "Prijave", "Applications"),
        new LocalText(
            "Aplikime me adresë të konfirmuar, te dega që i mori e para.",
            "Prijave sa potvrđenom adresom, u ogranku koji ih je prvi dobio.",
            "Applications with a confirmed address, in the chapter that had them first."),
        FigureKind.Flow,
        FigureUnit.Count,
        MembershipRights.SeeApplications);

    public static FigureChange? Of(MemberEvent fact) => fact switch
    {
        MemberEvent.Admitted f => new FigureChange(f.ChapterId, f.JoinedOn, (Members, 1), (Joined, 1)),
        MemberEvent.Ended f => new FigureChange(f.ChapterId, f.EndedOn, (Members, -1), (Left, 1)),
        MemberEvent.ChapterLeft f => new FigureChange(f.ChapterId, f.On, (Members, -1)),
        MemberEvent.ChapterJoined f => new FigureChange(f.ChapterId, f.On, (Members, 1)),
        MemberEvent.Merged { ChapterId: { } chapter } f => new FigureChange(chapter, f.On, (Members, -1)),
        MemberEvent.Restored { ChapterId: { } chapter } f => new FigureChange(chapter, f.On, (Members, 1)),
        _ => null,
    };

    public static FigureChange? Of(ApplicationEvent fact) => fact switch
    {
        ApplicationEvent.Routed { From: null } f => new FigureChange(f.ChapterId, FigureChange.DayOf(f.At), (Applications, 1)),
        _ => null,
    };
}
