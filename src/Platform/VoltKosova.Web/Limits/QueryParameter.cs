namespace VoltKosova.Web.Limits;

/// <summary>A parameter of the query that an endpoint takes through a type of ours rather than under the name of an argument.</summary>
/// <param name="Name">As it stands in the URL.</param>
/// <param name="Description">For the description of the API.</param>
/// <param name="MaxLength">Of its text.</param>
internal sealed record QueryParameter(string Name, string Description, int MaxLength);
