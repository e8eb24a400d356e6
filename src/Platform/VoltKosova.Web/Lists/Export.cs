using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using VoltKosova.Access;
using VoltKosova.Web.Problems;

namespace VoltKosova.Web.Lists;

/// <summary>
/// Staff take rows about persons out as a file. That wants a fresh proof, and above the movement's limit the approval of a second person.
/// </summary>
internal sealed class Export(Caller caller, IMassApprovals approvals, Disclosure disclosure)
{
    /// <summary>The kind of mass act that it is.</summary>
    public const string Kind = "export";

    /// <summary>What a request for a file takes out; null when its rows are about nobody, or about the caller alone.</summary>
    public static Export? Of(HttpContext context) => Disclosure.Of(context.GetEndpoint()) is
    {
        Right: not null,
        IsPersonal: true
    } disclosure
        ? new Export(
            context.RequestServices.GetRequiredService<Caller>(), context.RequestServices.GetRequiredService<IMassApprovals>(), disclosure)
        : null;

    /// <summary>Lets the file through, or says what is missing before its first byte.</summary>
    /// <param name="count">Counts the rows, no further than one beyond the number.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="ProblemException">There are more than one person alone may take out, and nobody has approved it.</exception>
    public async Task Pass(Func<int, Task<int>> count, CancellationToken cancellation)
    {
        var rows = (long)await count((int)approvals.Limit);
        if (rows > approvals.Limit)
            rows = await count(int.MaxValue - 1);
        var act = new MassAct(
            Kind, disclosure.Operation, disclosure.Right!, await caller.Scope(disclosure.Right!, cancellation), rows);
        if (await approvals.Use(act, cancellation) is { } no)
            throw new ProblemException(Problem.Of(no));
    }
}
