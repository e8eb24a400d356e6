namespace VoltKosova.Web;

/// <summary>
/// An endpoint for staff that is neither one of our pages nor a feature of the API, such as a part of a dashboard that a package brings. It
/// shows nobody's data.
/// </summary>
/// <param name="Operation">What the audit trail calls it.</param>
/// <param name="IsPress">Whether it is a button: the trail keeps every press, and of the rest the denials.</param>
public sealed record ForStaff(string Operation, bool IsPress);
