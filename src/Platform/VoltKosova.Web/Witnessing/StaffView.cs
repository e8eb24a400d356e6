using VoltKosova.Access;

namespace VoltKosova.Web;

/// <summary>
/// Rows about persons that a staff page shows, registered beside the page: what a page shows stands in no declaration of it.
/// </summary>
/// <param name="Operation">The page's path, as the audit trail names it.</param>
/// <param name="Right">What staff need.</param>
/// <param name="Source">The table; its rows have a <c>person_id</c> and a <c>chapter_id</c>.</param>
/// <param name="Fields">What is shown of a person.</param>
public sealed record StaffView(string Operation, Right Right, ListSource Source, params IReadOnlyList<string> Fields);
