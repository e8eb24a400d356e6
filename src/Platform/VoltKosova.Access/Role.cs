namespace VoltKosova.Access;

/// <summary>What somebody is, for the whole movement or in a chapter.</summary>
public enum Role
{
    Administrator,
    MembershipOfficer,
    Treasurer,
    VolunteerCoordinator,
    CampaignManager,
    PartnershipManager,
    ChapterBoard,
    IntegrityCommission,
    DataProtectionOfficer,
    Auditor,
    ReadOnlyOperator,
}
