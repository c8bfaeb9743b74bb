namespace WpAspire.Hosting.Orchestration.Engine;

/// <summary>A container of the site as the engine has it.</summary>
internal sealed record ContainerState
{
    /// <summary>The engine's identifier.</summary>
    public required string Id { get; init; }

    /// <summary>The container's name, without the leading slash.</summary>
    public required string Name { get; init; }

    /// <summary>The resource that it was created for.</summary>
    public required string Resource { get; init; }

    /// <summary>Which of the resource's replicas it is, from 1.</summary>
    public int Replica { get; init; } = 1;

    /// <summary>The hash of the specification it was created from.</summary>
    public string? SpecHash { get; init; }

    /// <summary>Whether it outlives the AppHost.</summary>
    public bool IsPersistent { get; init; }

    /// <summary><c>created</c>, <c>running</c>, <c>paused</c>, <c>restarting</c>, <c>exited</c> or <c>dead</c>.</summary>
    public required string Status { get; init; }

    /// <summary>When it last started.</summary>
    public DateTime? StartedAt { get; init; }

    /// <summary>When it last ended.</summary>
    public DateTime? FinishedAt { get; init; }

    /// <summary>The exit code of a container that has ended.</summary>
    public int? ExitCode { get; init; }

    /// <summary>Whether it was killed for using more memory than it may.</summary>
    public bool OutOfMemory { get; init; }

    /// <summary>Why the engine could not start it, where it said so.</summary>
    public string? Error { get; init; }

    /// <summary>The image it was created from.</summary>
    public string? Image { get; init; }

    /// <summary>The published ports: container port (with protocol) to host address.</summary>
    public IReadOnlyDictionary<string, PublishedPort> Ports { get; init; } = new Dictionary<string, PublishedPort>();

    /// <summary>Whether its process runs.</summary>
    public bool IsRunning => Status is "running" or "paused" or "restarting";
}

/// <summary>A container port as the host sees it.</summary>
/// <param name="HostIp">The address it is bound to.</param>
/// <param name="HostPort">The port it is bound to.</param>
internal readonly record struct PublishedPort(string HostIp, int HostPort);
