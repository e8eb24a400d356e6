using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using VoltKosova.Figures;
using VoltKosova.Host.Staff;
using VoltKosova.Jobs;
using VoltKosova.Jobs.HandIns;
using VoltKosova.Kernel;
using VoltKosova.Web.Problems;

namespace VoltKosova.Host.Pages;

/// <summary>The files of one kind, and the form that hands in one more.</summary>
[ReadsItsForm, IgnoreAntiforgeryToken, RequestSizeLimit(LargestForm)]
internal sealed class HandInModel(FileDesk desk, IChapterNames names, IAntiforgery antiforgery, ProblemTexts texts, Say say) : PageModel
{
    /// <summary>More than the largest kind of file and the fields before it; a kind's own limit is tighter.</summary>
    public const long LargestForm = 512L * 1024 * 1024;

    private const long Fields = 64 * 1024;

    private IReadOnlyDictionary<Guid, LocalText> _names = new Dictionary<Guid, LocalText>();
    private SentFile? _sent;

    public HandIn Kind { get; private set; } = null!;

    /// <summary>Where the caller may hand in; empty for who may only look.</summary>
    public IReadOnlyList<(Guid Id, string Name)> Chapters { get; private set; } = [];

    public Guid? Chapter { get; private set; }

    public IReadOnlyList<FileShown> Files { get; private set; } = [];

    public string? Next { get; private set; }

    public IReadOnlyList<JobParameterProblem> Problems { get; private set; } = [];

    /// <summary>Why the file was not taken, for people.</summary>
    public string? Problem { get; private set; }

    public string TooLarge => say["files.too_large", Kind.MostBytes / 1024 / 1024];

    public string NameOf(Guid chapter) => _names.TryGetValue(chapter, out var name) ? say[name] : "–";

    public string? Value(JobParameter field) => _sent is null ? field.Default : _sent["p." + field.Name];

    public async Task<IActionResult> OnGet(string kind, CancellationToken cancellation)
    {
        if (desk.Kind(kind) is not { } found)
            return NotFound();
        Kind = found;
        await Load(cancellation);
        return Page();
    }

    public async Task<IActionResult> OnPost(string kind, CancellationToken cancellation)
    {
        if (desk.Kind(kind) is not { } found)
            return NotFound();
        Kind = found;
        if (Request.ContentLength is not { } length || length > found.MostBytes + Fields)
            return await Refuse(TooLarge, StatusCodes.Status413PayloadTooLarge, cancellation);
        if (HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = found.MostBytes + Fields;
        _sent = await SentFile.Read(Request, cancellation);
        if (_sent is null || !await _sent.IsOurs(HttpContext, antiforgery))
            return BadRequest();
        try
        {
            return await Receive(_sent, cancellation);
        }
        catch (IOException torn) when (torn is not BadHttpRequestException)
        {
            // The form ends in the middle of its file.
            return BadRequest();
        }
    }

    private async Task<IActionResult> Receive(SentFile sent, CancellationToken cancellation)
    {
        Chapter = Guid.TryParse(sent["chapter"], out var chapter) ? chapter : null;
        Problems = Kind.Parameters.Check(Kind.Parameters.FromForm(name => sent["p." + name]), out var complete);
        var missing = Chapter is null ? "files.chapter_needed"
            : sent.Content is null ? "files.file_needed"
            : Problems.Count > 0 ? "job.wrong"
            : null;
        if (missing is null)
        {
            var file = new FileHandedIn(Chapter!.Value, complete, sent.Content!, sent.MediaType);
            switch (await desk.Receive(Kind, file, cancellation))
            {
                case (var id, null):
                    return LocalRedirect($"/staff/files/{Kind.Id}/{id}");
                case (_, { Kind: RejectionKind.Forbidden }):
                    return RedirectToPage("/NotForYou");
                case (_, var no):
                    await sent.Drain(cancellation);
                    return await Refuse(texts.Tell(no, say.Language), StatusCodes.Status422UnprocessableEntity, cancellation);
            }
        }

        await sent.Drain(cancellation);
        return await Refuse(say[missing], StatusCodes.Status422UnprocessableEntity, cancellation);
    }

    private async Task<IActionResult> Refuse(string problem, int status, CancellationToken cancellation)
    {
        (Problem, Response.StatusCode) = (problem, status);
        await Load(cancellation);
        return Page();
    }

    private async Task Load(CancellationToken cancellation)
    {
        _names = await names.All(cancellation);
        var scope = await desk.Scope(Kind, cancellation);
        Chapters =
        [
            .. _names.Where(one => scope.Holds(one.Key)).Select(one => (one.Key, say[one.Value])).OrderBy(one => one.Item2, say.Order),
        ];
        (Files, Next) = await desk.List(Kind, Request, cancellation);
    }
}
