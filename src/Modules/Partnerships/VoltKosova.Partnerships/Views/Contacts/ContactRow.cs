using VoltKosova.EventStore;
using VoltKosova.Kernel;
using VoltKosova.Partnerships.Domain.Contacts;

namespace VoltKosova.Partnerships.Views;

/// <summary>A contact as the chapter sees it. A person who has been erased is no row.</summary>
/// <param name="Since">The first day in the role.</param>
/// <param name="Until">The last one; null while it lasts.</param>
internal sealed record ContactRow(
    Guid Id, Guid PartnerId, Guid ChapterId, ContactRole Role, string Name, string? Email, string? Phone, DateOnly Since, DateOnly? Until)
    : InlineRow
{
    public static RowTable Table { get; } = new RowTable("contact").Synchronised();

    public static Projection<ContactRow, ContactEvent> Projection { get; } = new((row, fact) => (row, fact) switch
    {
        (_, ContactEvent.Added { Name: { } name } f) => new ContactRow(
            f.PersonId, f.PartnerId, f.ChapterId, f.Role, name, f.Email, f.Phone, f.Since, null),
        (_, ContactEvent.Erased) => null,
        ({ } r, ContactEvent.Ended f) => r with { Until = f.Until },
        _ => row,
    });
}
