using VoltKosova.Membership.Domain;
using VoltKosova.Membership.Domain.Imports;
using VoltKosova.Membership.Domain.Members;
using static VoltKosova.Membership.Tests.Samples;

namespace VoltKosova.Membership.Tests;

/// <summary>A file of three members.</summary>
internal static class ImportSamples
{
    public static readonly Guid ImportId = new("019c0000-0000-7000-8000-000000000051");

    public static MemberImportEvent.Received FileReceived { get; } = new(
        ImportId, Prishtina, LegalEntity.Ngo, 3, "paper-2025", Welcome: false, [4], Officer, Now);

    public static MemberImportEvent.Previewed Previewed { get; } = new(
        ImportId, 3, new ImportCounts(1, 1, 0, 1, 0, 0, 0), Now.AddMinutes(1));

    public static MemberImportEvent.Confirmed Confirmed { get; } = new(ImportId, WithDuplicates: true, Officer, Now.AddHours(1));

    public static MemberImportEvent.Imported Imported { get; } = new(
        ImportId, 3, ImportCounts.None with { Imported = 2 }, Now.AddHours(1));

    public static MemberImportEvent.UndoAsked UndoAsked { get; } = new(ImportId, Officer, Now.AddHours(2));

    public static MemberImportEvent.Undone Undone { get; } = new(
        ImportId, 3, ImportCounts.None with { Undone = 1, Kept = 1 }, Now.AddHours(2));

    public static MemberImportEvent.Discarded Discarded { get; } = new(ImportId, Officer, Now.AddHours(1));

    public static MemberEvent.Admitted MemberImported { get; } = MemberAdmitted with
    {
        ApplicationId = MemberAdmitted.MemberId,
        Import = new ImportOrigin(ImportId, Welcome: false),
    };

    public static IReadOnlyList<object> All { get; } = [FileReceived, Previewed, Confirmed, Imported, UndoAsked, Undone, Discarded];
}
