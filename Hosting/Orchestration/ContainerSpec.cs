using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace WpAspire.Hosting.Orchestration;

/// <summary>
/// A container as it should be: everything that the engine is told when it is created. Two specifications with the
/// same <see cref="Hash"/> make the same container, which is how a run knows what it can keep.
/// </summary>
internal sealed record ContainerSpec
{
    /// <summary>The resource of the model.</summary>
    public required string Resource { get; init; }

    /// <summary>Which of the resource's replicas it is, from 1.</summary>
    public int Replica { get; init; } = 1;

    /// <summary>The container's name.</summary>
    public required string Name { get; init; }

    /// <summary>The image reference.</summary>
    public required string Image { get; init; }

    /// <summary>The image's content identifier: a rebuilt image under the same reference is another container.</summary>
    public required string ImageId { get; init; }

    /// <summary>Replaces the image's entry point.</summary>
    public IReadOnlyList<string>? Entrypoint { get; init; }

    /// <summary>Replaces the image's command.</summary>
    public IReadOnlyList<string>? Command { get; init; }

    /// <summary>The environment, by name.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new SortedDictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The published ports.</summary>
    public IReadOnlyList<PortSpec> Ports { get; init; } = [];

    /// <summary>The mounts.</summary>
    public IReadOnlyList<MountSpec> Mounts { get; init; } = [];

    /// <summary>The names under which the other containers of the site reach it.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>The network that it joins.</summary>
    public required string Network { get; init; }

    /// <summary>Files that are copied in before it starts.</summary>
    public IReadOnlyList<FileSpec> Files { get; init; } = [];

    /// <summary>What <c>docker run</c> options set.</summary>
    public RuntimeOptions Runtime { get; init; } = new();

    /// <summary>Whether the container outlives the AppHost.</summary>
    public bool IsPersistent { get; init; }

    /// <summary>The SHA-256 of all of the above, in lower-case hexadecimal.</summary>
    [JsonIgnore]
    // Not kept in a field: `with` would copy it to a specification that differs.
    public string Hash =>
        Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(this, ContainerSpecJson.Default.ContainerSpec)));
}

/// <summary>A container port and where the host offers it.</summary>
/// <param name="ContainerPort">The port inside the container.</param>
/// <param name="Protocol"><c>tcp</c> or <c>udp</c>.</param>
/// <param name="HostIp">The host address to bind.</param>
/// <param name="HostPort">The host port; <see langword="null"/> lets the engine choose.</param>
internal sealed record PortSpec(int ContainerPort, string Protocol, string HostIp, int? HostPort)
{
    /// <summary>The engine's key for the port, such as <c>3306/tcp</c>.</summary>
    [JsonIgnore]
    public string Key => $"{ContainerPort}/{Protocol}";
}

/// <summary>A volume or a host directory inside a container.</summary>
/// <param name="IsVolume">A named or anonymous volume rather than a host path.</param>
/// <param name="Source">The volume's name or the host path; <see langword="null"/> for an anonymous volume.</param>
/// <param name="Target">The absolute path inside the container.</param>
/// <param name="IsReadOnly">Whether the container may not write to it.</param>
internal sealed record MountSpec(bool IsVolume, string? Source, string Target, bool IsReadOnly)
{
    /// <summary>Who is to own what is in the volume, such as <c>33:33</c>. It is a state of the volume and not of the container.</summary>
    [JsonIgnore]
    public string? Owner { get; init; }
}

/// <summary>A file or directory that is copied into a container before it starts.</summary>
/// <param name="Path">The absolute path inside the container.</param>
/// <param name="Content">The content; <see langword="null"/> for a directory.</param>
/// <param name="Mode">The permission bits.</param>
/// <param name="Owner">The user identifier.</param>
/// <param name="Group">The group identifier.</param>
internal sealed record FileSpec(string Path, byte[]? Content, int Mode, int Owner, int Group);

[JsonSerializable(typeof(ContainerSpec))]
internal sealed partial class ContainerSpecJson : JsonSerializerContext;
