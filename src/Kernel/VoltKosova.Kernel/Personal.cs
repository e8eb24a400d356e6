namespace VoltKosova.Kernel;

/// <summary>
/// Marks a field of a stored event that says something about a person. It is encrypted under that person's key before it is stored and
/// reads as null once the person has been erased; its type is therefore nullable.
/// </summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class PersonalAttribute : Attribute;

/// <summary>A stored event that holds <see cref="PersonalAttribute"/> fields says here whose they are.</summary>
public interface IAboutPerson
{
    /// <summary>The person whose key protects the personal fields.</summary>
    Guid PersonId { get; }
}
