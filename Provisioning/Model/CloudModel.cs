
namespace WpAspire.Provisioning.Model;

/// <summary>
/// What an application consists of, sorted by what it becomes in AWS. Values are still the expressions of the
/// application model.
/// </summary>
public sealed record CloudModel
{
    /// <summary>The containers that run all the time: each is a service.</summary>
    public required IReadOnlyList<Workload> Services { get; init; }

    /// <summary>The containers that run when somebody starts them (<c>WithExplicitStart</c>): each is a task without a service.</summary>
    public required IReadOnlyList<Workload> Tasks { get; init; }

    /// <summary>The MariaDB servers: each is an RDS instance.</summary>
    public required IReadOnlyList<MariaDbServerResource> DatabaseServers { get; init; }

    /// <summary>The Redis servers: each is an ElastiCache replication group.</summary>
    public required IReadOnlyList<RedisResource> Caches { get; init; }

    /// <summary>The shared volumes: each is an EFS file system.</summary>
    public required IReadOnlyList<SharedVolumeResource> Volumes { get; init; }

    /// <summary>What of the application has a counterpart of another kind in AWS, or none because none is needed, for people.</summary>
    public required IReadOnlyList<ModelNote> Notes { get; init; }

    /// <summary>The parameters whose values somebody has given: they are not generated in AWS.</summary>
    public GivenParameters GivenParameters { get; init; } = GivenParameters.None;

    /// <summary>The containers, services first.</summary>
    public IEnumerable<Workload> Workloads => Services.Concat(Tasks);
}

/// <summary>Says what became of an element of the application.</summary>
/// <param name="Element">The element, such as <c>mariadb: WithDockerfile</c>.</param>
/// <param name="Text">What became of it.</param>
public sealed record ModelNote(string Element, string Text);
