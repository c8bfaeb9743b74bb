namespace WpAspire.Hosting.Orchestration;

/// <summary>Keeps the first bytes of what is written to it and drops the rest, so that no writer can fill the memory.</summary>
/// <param name="most">The most bytes that are kept.</param>
internal sealed class FirstBytes(int most) : Stream
{
    private readonly MemoryStream _kept = new();

    /// <summary>What is kept.</summary>
    public ReadOnlySpan<byte> Kept => _kept.GetBuffer().AsSpan(0, (int)_kept.Length);

    /// <summary>Whether something was dropped.</summary>
    public bool IsTruncated { get; private set; }

    /// <inheritdoc/>
    public override bool CanRead => false;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => true;

    /// <inheritdoc/>
    public override long Length => _kept.Length;

    /// <inheritdoc/>
    public override long Position
    {
        get => _kept.Length;
        set => throw new NotSupportedException();
    }

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count)
    {
        var room = (int)Math.Min(count, most - _kept.Length);
        _kept.Write(buffer, offset, room);
        IsTruncated |= room < count;
    }

    /// <inheritdoc/>
    public override void Flush()
    {
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();
}
