namespace VoltKosova.Chapters.Domain.Posts;

/// <summary>The catalogue of posts.</summary>
internal enum PostKind
{
    /// <summary>Two people lead together: one post with two seats.</summary>
    CoLeads,

    /// <summary>Stands in for the leads.</summary>
    DeputyLead,

    /// <summary>Keeps the money.</summary>
    Treasurer,

    /// <summary>Keeps the minutes and the register.</summary>
    Secretary,

    /// <summary>Sits on the board.</summary>
    BoardMember,

    /// <summary>Looks after equal rights in the chapter.</summary>
    EqualityOfficer,

    /// <summary>Looks at the books.</summary>
    Auditor,

    /// <summary>Speaks for the chapter in the assembly above.</summary>
    Delegate,
}
