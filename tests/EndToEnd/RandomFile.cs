using System.Net;
using System.Security.Cryptography;

namespace WpAspire.EndToEnd;

/// <summary>A file that is made while it is sent, different for every seed.</summary>
/// <param name="seed">What makes it different.</param>
/// <param name="megabytes">Its size.</param>
/// <param name="begun">Called when its first bytes are on their way; the others follow when that has completed.</param>
internal sealed class RandomFile(int seed, int megabytes, Func<Task> begun) : HttpContent
{
    private const int Chunk = 64 * 1024;

    /// <summary>The SHA-256 of what has been sent.</summary>
    public byte[] Hash { get; private set; } = [];

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        var random = new Random(seed);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var chunk = new byte[Chunk];
        for (var sent = 0; sent < megabytes * 1024 * 1024; sent += Chunk)
        {
            random.NextBytes(chunk);
            hash.AppendData(chunk);
            await stream.WriteAsync(chunk);
            if (sent == 0)
            {
                await stream.FlushAsync();
                await begun();
            }
        }

        Hash = hash.GetHashAndReset();
    }

    protected override bool TryComputeLength(out long length)
    {
        length = megabytes * 1024L * 1024L;
        return true;
    }
}
