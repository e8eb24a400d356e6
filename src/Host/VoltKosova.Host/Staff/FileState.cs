using Microsoft.AspNetCore.Http.HttpResults;
using VoltKosova.Jobs.HandIns;

namespace VoltKosova.Host.Staff;

/// <summary>What the script asks every second while a job works through a file: how far it is.</summary>
internal static class FileState
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/staff/files/{kind}/{id:guid}/state", Handle).RequireAuthorization().ExcludeFromDescription();

    /// <summary>As runs are called, which the script and the colours know.</summary>
    public static string Of(FileShown file) => file.IsUnderWay ? "running" : "succeeded";

    private static async Task<Results<Ok<RunState.Body>, NotFound>> Handle(
        string kind, Guid id, FileDesk desk, Say say, CancellationToken cancellation)
    {
        if (desk.Kind(kind) is not { } found || await desk.Find(found, id, cancellation) is not var (file, _))
            return TypedResults.NotFound();
        return TypedResults.Ok(new RunState.Body(
            Of(file), say[file.State], !file.IsUnderWay, file.Through, file.Total, null, say["run.of", file.Through, file.Total], "", []));
    }
}
