namespace VoltKosova.Campaigns.Domain;

/// <summary>The 5+1 challenges of Volt's programme.</summary>
internal enum Challenge
{
    /// <summary>A state that works: administration, education, justice, health.</summary>
    SmartState,

    /// <summary>An economy that grows and lasts.</summary>
    EconomicRenaissance,

    /// <summary>Equal chances for everybody.</summary>
    SocialEquality,

    /// <summary>Europe's part in the world: climate, trade, migration.</summary>
    GlobalBalance,

    /// <summary>Citizens who have a say.</summary>
    CitizenEmpowerment,

    /// <summary>The "+1": a European Union that is reformed.</summary>
    EuReform,
}
