namespace VoltKosova.Access;

/// <summary>Something that a caller may be allowed to do.</summary>
/// <param name="Name">Stable, <c>jobs.see</c>.</param>
/// <param name="Roles">The roles that hold it.</param>
public sealed record Right(string Name, params Role[] Roles);
