using Microsoft.AspNetCore.Http;

namespace VoltKosova.Access;

/// <summary>
/// A path for staff beside the staff pages, such as a dashboard that a package brings: their cookie counts there, and who is not signed in
/// is sent to sign in.
/// </summary>
/// <param name="Path">With a slash before it and none behind.</param>
public sealed record StaffPlace(string Path)
{
    /// <summary>Whether a path is in it.</summary>
    public bool Holds(PathString path) => path.StartsWithSegments(Path, StringComparison.OrdinalIgnoreCase);
}
