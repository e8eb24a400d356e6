using VoltKosova.Kernel;

namespace VoltKosova.Membership.Domain.Members;

internal sealed record NoSuchMember() : Rejection("There is no such member.", RejectionKind.NotFound);

internal sealed record MembershipIsOver() : Rejection("The membership is over.");

internal sealed record DayToCome() : Rejection("The day has not come yet.", RejectionKind.Invalid);

internal sealed record BeforeTheMembership() : Rejection("On that day the membership had not begun.", RejectionKind.Invalid);

internal sealed record BeforeTheLastChapter() : Rejection("The member came to the present chapter after that day.", RejectionKind.Invalid);

internal sealed record EndsBeforeItBegins() : Rejection("The last day lies before the first.", RejectionKind.Invalid);

internal sealed record BornAfterTheAdmission() : Rejection("Nobody is born after their admission.", RejectionKind.Invalid);

internal sealed record NameWithoutLetters() : Rejection("The two names together need a letter.", RejectionKind.Invalid);

internal sealed record NotSuspended() : Rejection("The member is not suspended on that day.");

internal sealed record NotProvisional() : Rejection("The admission can be revoked within the provisional period only.");

internal sealed record StatusNotForOverride()
    : Rejection("An override makes a member active, provisional or suspended.", RejectionKind.Invalid);

internal sealed record MembershipIsMerged() : Rejection("The membership goes on in another one.");

internal sealed record MergedElsewhere() : Rejection("The membership was merged into another one already.");

internal sealed record HasAbsorbedOthers() : Rejection("Other memberships go on in this one.");

internal sealed record MembershipRests() : Rejection("The rights of the membership rest.");

internal sealed record OfAnotherRegister() : Rejection("The memberships are of two legal entities.");

internal sealed record SameMembership() : Rejection("It is one membership.", RejectionKind.Invalid);
