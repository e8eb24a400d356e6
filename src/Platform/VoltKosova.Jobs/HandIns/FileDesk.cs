using MediatR;
using Microsoft.AspNetCore.Http;
using VoltKosova.Access;
using VoltKosova.Kernel;
using VoltKosova.Web;

namespace VoltKosova.Jobs.HandIns;

/// <summary>
/// Files for the staff pages. What is handed in and pressed goes the way of the API's requests, with their rights and their answers.
/// </summary>
public sealed class FileDesk
{
    private readonly IReadOnlyList<HandIn> _kinds;
    private readonly IMediator _mediator;
    private readonly Caller _caller;
    private readonly Witness _witness;

    internal FileDesk(IEnumerable<HandIn> kinds, IMediator mediator, Caller caller, Witness witness) =>
        (_kinds, _mediator, _caller, _witness) = ([.. kinds], mediator, caller, witness);

    /// <summary>The kinds that the caller may see.</summary>
    public IEnumerable<HandIn> Visible => _kinds.Where(kind => _caller.Has(kind.See) || _caller.Has(kind.Right));

    /// <summary>One of them, or null.</summary>
    public HandIn? Kind(string id) => Visible.FirstOrDefault(kind => kind.Id == id);

    /// <summary>Where the caller may hand such files in and act on them.</summary>
    public Task<ChapterScope> Scope(HandIn kind, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(kind);
        return _caller.Scope(kind.Right, cancellation);
    }

    /// <summary>Takes a file in.</summary>
    /// <returns>Its id, or why not.</returns>
    public async Task<(Guid Id, Rejection? No)> Receive(HandIn kind, FileHandedIn file, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(kind);
        var answer = await _mediator.Send(kind.Receive(file), cancellation);
        return answer.Rejection is { } no
            ? (Guid.Empty, no)
            : (Guid.Parse(answer.OperationLocation!.AsSpan(answer.OperationLocation!.LastIndexOf('/') + 1)), null);
    }

    /// <summary>The files, the newest first, and the address of the next page.</summary>
    public async Task<(IReadOnlyList<FileShown> Files, string? Next)> List(HandIn kind, HttpRequest request, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(kind);
        var page = (IListPage)(await _mediator.Send(kind.List(ListQuery.OfPage(request)), cancellation)).Body!;
        return ([.. page.Rows.Select(kind.Show)], page.NextPath);
    }

    /// <summary>A file and its version; null when it is not there for the caller.</summary>
    public async Task<(FileShown File, long Version)?> Find(HandIn kind, Guid id, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(kind);
        return await _mediator.Send(kind.Find(id), cancellation) is { Body: { } row, Version: { } version }
            ? (kind.Show(row), version)
            : null;
    }

    /// <summary>Its lines and the address of the next page; none where the kind has none.</summary>
    public async Task<(IReadOnlyList<LineShown> Lines, string? Next)> Lines(
        HandIn kind, Guid id, HttpRequest request, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(kind);
        if (kind.Lines is not { } lines)
            return ([], null);
        var answer = await _mediator.Send(lines.List(id, ListQuery.OfPage(request)), cancellation);
        if (answer.Body is not IListPage page)
            return ([], null);
        _witness.SawIn(answer);
        return ([.. page.Rows.Select(lines.Show)], page.NextPath);
    }

    /// <summary>Does it; null when it is done, otherwise why not.</summary>
    public async Task<Rejection?> Act(FileAct act, Guid id, long version, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(act);
        return (await _mediator.Send(act.Request(id, version), cancellation)).Rejection;
    }
}
