using VoltKosova.Membership.Domain.Imports;
using VoltKosova.Testing;
using Xunit;
using static VoltKosova.Membership.Tests.ImportSamples;

namespace VoltKosova.Membership.Tests.Domain;

public sealed class Importing_members
{
    private static readonly MemberImportEvent _half = Previewed with { Through = 2 };

    [Fact]
    public void goes_forward_only()
    {
        MemberImportEvent.Decider.Given(FileReceived).When(_half).Then(_half);
        MemberImportEvent.Decider.Given(FileReceived, _half).When(_half).ThenNothing();
        MemberImportEvent.Decider.Given(FileReceived).When(Previewed with { Through = 4 }).ThenNothing();
        MemberImportEvent.Decider.Given(FileReceived, Previewed).When(Imported).ThenNothing();
        MemberImportEvent.Decider.Given(FileReceived, Previewed, Confirmed).When(Imported).Then(Imported);
        MemberImportEvent.Decider.Given(FileReceived, Previewed, Confirmed, Imported, UndoAsked).When(Undone).Then(Undone);
    }

    [Fact]
    public void is_confirmed_once_all_lines_were_looked_at()
    {
        MemberImportEvent.Decider.Given(FileReceived, _half).When(Confirmed).ThenRejected(new ImportUnderWay());
        MemberImportEvent.Decider.Given(FileReceived, Previewed).When(Confirmed).Then(Confirmed);
        MemberImportEvent.Decider.Given(FileReceived, Discarded).When(Confirmed).ThenRejected(new ImportIsDiscarded());
        MemberImportEvent.Decider.Given().When(Confirmed).ThenRejected(new NoSuchImport());
    }

    [Fact]
    public void is_undone_once_it_is_through()
    {
        MemberImportEvent.Decider.Given(FileReceived, Previewed).When(UndoAsked).ThenRejected(new NothingImportedYet());
        MemberImportEvent.Decider.Given(FileReceived, Previewed, Confirmed).When(UndoAsked).ThenRejected(new ImportUnderWay());
        MemberImportEvent.Decider.Given(FileReceived, Previewed, Confirmed, Imported).When(UndoAsked).Then(UndoAsked);
    }

    [Fact]
    public void is_discarded_while_nobody_has_confirmed_it()
    {
        MemberImportEvent.Decider.Given(FileReceived, _half).When(Discarded).Then(Discarded);
        MemberImportEvent.Decider.Given(FileReceived, Previewed, Confirmed).When(Discarded).ThenRejected(new ImportIsConfirmed());
    }
}
