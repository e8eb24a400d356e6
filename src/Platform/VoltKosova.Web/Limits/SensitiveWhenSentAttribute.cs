namespace VoltKosova.Web;

/// <summary>
/// Counts the forms that a page is sent as tightly as the API's endpoints for the same; looking at the page is not counted so.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class SensitiveWhenSentAttribute : Attribute;
