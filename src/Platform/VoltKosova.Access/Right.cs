namespace VoltKosova.Access;

/// <summary>
/// Something that may be done, and by whom. Declared next to what it protects as a static value and registered with
/// <see cref="AccessExtensions.AddRight"/>; two rights are the same when their names are.
/// </summary>
/// <param name="Name">Stable and spoken over the wire, for example <c>access.manage-accounts</c>.</param>
/// <param name="Roles">The roles that have it.</param>
public sealed record Right(string Name, params IReadOnlyList<Role> Roles)
{
    /// <inheritdoc />
    public bool Equals(Right? other) => other is not null && other.Name == Name;

    /// <inheritdoc />
    public override int GetHashCode() => Name.GetHashCode(StringComparison.Ordinal);
}
