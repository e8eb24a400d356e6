namespace VoltKosova.Web.Limits;

/// <summary>A parameter of the query that an endpoint takes through a type of ours rather than under the name of an argument.</summary>
/// <param name="Name">As it stands in the URL.</param>
/// <param name="Description">For the description of the API.</param>
/// <param name="MaxLength">Of its text.</param>
/// <param name="Names">The enum whose names it takes; null where it takes others.</param>
internal sealed record QueryParameter(string Name, string Description, int MaxLength, Type? Names = null);
