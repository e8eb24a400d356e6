using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace VoltKosova.Host.Staff;

/// <summary>
/// A form with a file, read as it comes: its fields first, then the file. No copy of the file lies in memory or on the disk, as it would
/// with the framework's own reading of forms.
/// </summary>
internal sealed class SentFile
{
    private const int MostFields = 30;
    private const int MostBytesOfAField = 16 * 1024;
    private const string Token = "__RequestVerificationToken";
    private const string TokenHeader = "RequestVerificationToken";

    private readonly Dictionary<string, string> _fields = new(StringComparer.Ordinal);

    private SentFile()
    {
    }

    /// <summary>The file; null when none was chosen.</summary>
    public Stream? Content { get; private set; }

    /// <summary>What the browser calls it, and a table by its ending too: browsers disagree about those.</summary>
    public string MediaType { get; private set; } = "";

    /// <summary>A field that was sent before the file.</summary>
    public string? this[string name] => _fields.GetValueOrDefault(name);

    /// <summary>Reads up to the first byte of the file.</summary>
    /// <returns>Null for what is no such form, or has too much before its file.</returns>
    public static async Task<SentFile?> Read(HttpRequest request, CancellationToken cancellation)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
            || !type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
            || HeaderUtilities.RemoveQuotes(type.Boundary).Value is not { Length: > 0 and <= 70 } boundary)
            return null;
        var (parts, sent) = (new MultipartReader(boundary, request.Body), new SentFile());
        try
        {
            while (await parts.ReadNextSectionAsync(cancellation) is { } part)
            {
                if (part.GetContentDispositionHeader() is not { } about || sent._fields.Count > MostFields)
                    return null;
                if (about.FileName.HasValue || about.FileNameStar.HasValue)
                    return sent.WithFile(part, about.FileNameStar.Value ?? about.FileName.Value ?? "");
                part.Body = new Limited(part.Body, MostBytesOfAField);
                using var text = new StreamReader(part.Body);
                sent._fields[HeaderUtilities.RemoveQuotes(about.Name).Value ?? ""] = await text.ReadToEndAsync(cancellation);
            }
        }
        catch (Exception torn) when (torn is InvalidDataException or IOException and not BadHttpRequestException)
        {
            return null;
        }

        return sent;
    }

    /// <summary>Whether the form is one of ours, by the token that stands before the file.</summary>
    public async Task<bool> IsOurs(HttpContext context, IAntiforgery antiforgery)
    {
        // In the header it is looked for first, and the form, which would be read whole, is left alone.
        context.Request.Headers[TokenHeader] = this[Token] ?? "-";
        return await antiforgery.IsRequestValidAsync(context);
    }

    /// <summary>Reads the rest of what is not wanted, so that the browser gets to read the answer.</summary>
    public async Task Drain(CancellationToken cancellation)
    {
        if (Content is not null)
            await Content.CopyToAsync(Stream.Null, cancellation);
    }

    private SentFile WithFile(MultipartSection part, string name)
    {
        name = name.Trim('"');
        if (name.Length > 0)
        {
            Content = part.Body;
            MediaType = name.EndsWith(".csv", StringComparison.OrdinalIgnoreCase) ? "text/csv" : part.ContentType ?? "";
        }

        return this;
    }

    /// <summary>Ends with an <see cref="InvalidDataException"/> what is longer than a field may be.</summary>
    private sealed class Limited(Stream inner, long left) : Stream
    {
        private long _left = left;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var read = await inner.ReadAsync(buffer, cancellationToken);
            return (_left -= read) >= 0 ? read : throw new InvalidDataException("A field is too long.");
        }

        public override int Read(byte[] buffer, int offset, int count) =>
            throw new NotSupportedException("A body is read without blocking.");

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}

/// <summary>The page reads its form itself: nothing may have read the body before.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class ReadsItsFormAttribute : Attribute, IResourceFilter
{
    public void OnResourceExecuting(ResourceExecutingContext context)
    {
        foreach (var reader in context.ValueProviderFactories.Where(factory => factory is FormValueProviderFactory
                     or FormFileValueProviderFactory or JQueryFormValueProviderFactory).ToList())
            context.ValueProviderFactories.Remove(reader);
    }

    public void OnResourceExecuted(ResourceExecutedContext context)
    {
    }
}
