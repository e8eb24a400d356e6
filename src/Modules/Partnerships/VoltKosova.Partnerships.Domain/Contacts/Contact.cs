namespace VoltKosova.Partnerships.Domain.Contacts;

/// <summary>A person in a role at a partner, from a day until a day. Another role of the same person is another contact.</summary>
internal abstract record Contact : ILookedAfter
{
    private Contact()
    {
    }

    public static Contact Initial { get; } = new Unknown();

    public abstract Guid? LookedAfterBy { get; }

    public static Contact Evolve(Contact contact, ContactEvent fact) => (contact, fact) switch
    {
        (_, ContactEvent.Added f) => new Active(f.PersonId, f.PartnerId, f.ChapterId, f.Since),
        (Active active, ContactEvent.Ended) => new Former(active.ChapterId),
        (_, ContactEvent.Erased) => new Gone(),
        _ => contact,
    };

    /// <summary>Before anybody was named.</summary>
    public sealed record Unknown : Contact
    {
        public override Guid? LookedAfterBy => null;
    }

    /// <summary>Somebody whom nobody can tell any more.</summary>
    public sealed record Gone : Contact
    {
        public override Guid? LookedAfterBy => null;
    }

    /// <summary>In the role.</summary>
    public sealed record Active(Guid PersonId, Guid PartnerId, Guid ChapterId, DateOnly Since) : Contact
    {
        public override Guid? LookedAfterBy => ChapterId;
    }

    /// <summary>Once in the role.</summary>
    public sealed record Former(Guid ChapterId) : Contact
    {
        public override Guid? LookedAfterBy => ChapterId;
    }
}

/// <summary>What a person does at a partner.</summary>
internal enum ContactRole
{
    /// <summary>Speaks and signs for it.</summary>
    Representative,

    /// <summary>Runs the common work.</summary>
    Coordinator,

    /// <summary>Looks after money.</summary>
    Finance,

    /// <summary>Looks after press and networks.</summary>
    Communications,

    /// <summary>Anything else.</summary>
    Other,
}
