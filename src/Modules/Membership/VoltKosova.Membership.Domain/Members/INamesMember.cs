namespace VoltKosova.Membership.Domain.Members;

/// <summary>A fact that says what a member is called, or from now on.</summary>
internal interface INamesMember
{
    /// <summary>The member.</summary>
    Guid MemberId { get; }
}
