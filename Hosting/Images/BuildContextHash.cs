using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace WpAspire.Hosting.Images;

/// <summary>
/// The content hash of a build: the context's files, the Dockerfile, the stage and the arguments. The image's tag is
/// made from it, so an image that exists is known to be current without asking the builder.
/// </summary>
internal static class BuildContextHash
{
    /// <summary>Computes the hash, in lower-case hexadecimal.</summary>
    /// <exception cref="DistributedApplicationException">The context or the Dockerfile does not exist.</exception>
    public static string Compute(ImageBuildRequest request)
    {
        BadInput.ThrowIf(
            !Directory.Exists(request.ContextPath),
            $"The build context '{request.ContextPath}' of the resource '{request.Resource}' does not exist: WithDockerfile takes a directory, relative to the AppHost's.");

        BadInput.ThrowIf(
            !File.Exists(request.DockerfilePath),
            $"The Dockerfile '{request.DockerfilePath}' of the resource '{request.Resource}' does not exist: create it, or name another in WithDockerfile.");

        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(hash, Path.GetRelativePath(request.ContextPath, request.DockerfilePath).Replace('\\', '/'));
        Append(hash, File.ReadAllBytes(request.DockerfilePath));
        Append(hash, request.Stage ?? "");
        foreach (var (name, value) in request.Arguments.OrderBy(static a => a.Key, StringComparer.Ordinal))
        {
            Append(hash, name);
            Append(hash, value);
        }

        foreach (var file in BuildContext.Files(request.ContextPath))
        {
            Append(hash, file.Path);
            if (file.LinkTarget is not null)
            {
                Append(hash, "l");
                Append(hash, file.LinkTarget);
                continue;
            }

            if (!OperatingSystem.IsWindows())
            {
                Append(hash, file.IsExecutable ? "x" : "-");
            }

            Append(hash, File.ReadAllBytes(file.FullPath));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static void Append(IncrementalHash hash, string text) => Append(hash, Encoding.UTF8.GetBytes(text));

    // Each part behind its length, so that no two inputs run together to the same bytes.
    private static void Append(IncrementalHash hash, byte[] bytes)
    {
        Span<byte> length = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(length, bytes.LongLength);
        hash.AppendData(length);
        hash.AppendData(bytes);
    }
}
