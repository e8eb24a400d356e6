using System.Security.Cryptography;

namespace VoltKosova.Web.Idempotency;

/// <summary>
/// The body of a request that brings a file: hashed while the handler reads it, because a file is not held in memory and leaves no copy on
/// the disk. The hash stands once the body has been read to its end.
/// </summary>
internal sealed class HashedFile(Stream body, IncrementalHash hash) : Stream
{
    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>The hash of all that was read, in hex.</summary>
    public string Read() => Convert.ToHexStringLower(hash.GetCurrentHash());

    /// <summary>The hash of the whole file, also where the handler has said "no" before its end.</summary>
    public async Task<string> ReadToEnd(CancellationToken cancellation)
    {
        await CopyToAsync(Null, cancellation);
        return Read();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var read = await body.ReadAsync(buffer, cancellationToken);
        hash.AppendData(buffer.Span[..read]);
        return read;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("A body is read without blocking.");

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            hash.Dispose();
        base.Dispose(disposing);
    }
}
