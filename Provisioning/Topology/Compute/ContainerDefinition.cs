using WpAspire.Provisioning.Program;

namespace WpAspire.Provisioning.Topology;

/// <summary>A container of a task, as ECS describes it in JSON.</summary>
internal sealed record ContainerDefinition : IExpressionSource
{
    /// <summary>The name.</summary>
    public required string Name { get; init; }

    /// <summary>The image.</summary>
    public required Input<string> Image { get; init; }

    /// <summary>Whether the task ends when this ends.</summary>
    public bool Essential { get; init; } = true;

    /// <summary>Replaces the image's entry point.</summary>
    public IReadOnlyList<Input<string>> EntryPoint { get; init; } = [];

    /// <summary>Replaces the image's command.</summary>
    public IReadOnlyList<Input<string>> Command { get; init; } = [];

    /// <summary>The environment that is no secret, and the secrets.</summary>
    public required IReadOnlyList<ResolvedVariable> Variables { get; init; }

    /// <summary>The ports that it listens on.</summary>
    public IReadOnlyList<int> Ports { get; init; } = [];

    /// <summary>The volumes: of the task by name, and where they are in the container.</summary>
    public IReadOnlyList<(string Volume, string Path, bool IsReadOnly)> Mounts { get; init; } = [];

    /// <summary>Whether the root file system is read-only.</summary>
    public required bool ReadOnlyRoot { get; init; }

    /// <summary>The user; <see langword="null"/> for the image's own.</summary>
    public string? User { get; init; }

    /// <summary>The Linux capabilities that are taken away.</summary>
    public IReadOnlyList<string> DropCapabilities { get; init; } = [];

    /// <summary>Whether a process that adopts orphans runs first; commands that people run in it need one.</summary>
    public bool Init { get; init; }

    /// <summary>The processor share that it is sure of, in CPU units; <see langword="null"/> for an equal part.</summary>
    public int? Cpu { get; init; }

    /// <summary>The most memory that it has, in MiB; <see langword="null"/> for all of the task's.</summary>
    public int? MemoryMiB { get; init; }

    /// <summary>What says whether it is well, as Docker has it; empty where nobody asks.</summary>
    public IReadOnlyList<string> HealthCommand { get; init; } = [];

    /// <summary>Whether it is started again when it has ended, and the task goes on meanwhile.</summary>
    public bool Restarts { get; init; }

    /// <summary>How long it may take to stop, in seconds.</summary>
    public required int StopTimeoutSeconds { get; init; }

    /// <summary>The container that must have succeeded before this one starts.</summary>
    public string? After { get; init; }

    /// <summary>The log group.</summary>
    public required Input<string> LogGroup { get; init; }

    /// <summary>The region of the log group.</summary>
    public required string Region { get; init; }

    /// <inheritdoc/>
    public Expression Expression => Program.Expression.From(new Dictionary<string, object?>
    {
        ["name"] = Name,
        ["image"] = Image,
        ["essential"] = Essential,
        ["cpu"] = Cpu,
        ["memory"] = MemoryMiB,
        ["healthCheck"] = HealthCommand.Count == 0 ? null : Map(("command", HealthCommand.ToArray<object?>()), ("interval", 30), ("timeout", 5), ("retries", 3), ("startPeriod", 10)),
        // A minute is the shortest there is: one that ends before is not started again.
        ["restartPolicy"] = Restarts ? Map(("enabled", true), ("restartAttemptPeriod", 60)) : null,
        ["entryPoint"] = List(EntryPoint),
        ["command"] = List(Command),
        ["environment"] = Variables.SelectMany(static v => v.Plain).Select(static v => Map(("name", v.Name), ("value", v.Value))).ToArray<object?>(),
        ["secrets"] = Variables.Where(static v => v.ValueFrom is not null).Select(static v => Map(("name", v.Name), ("valueFrom", v.ValueFrom))).ToArray<object?>(),
        ["portMappings"] = Maps(Ports, static p => Map(("containerPort", p), ("protocol", "tcp"))),
        ["mountPoints"] = Maps(Mounts, static m => Map(("sourceVolume", m.Volume), ("containerPath", m.Path), ("readOnly", m.IsReadOnly))),
        ["readonlyRootFilesystem"] = ReadOnlyRoot,
        ["privileged"] = false,
        ["user"] = User,
        ["stopTimeout"] = StopTimeoutSeconds,
        ["linuxParameters"] = Map(
            ("initProcessEnabled", Init),
            ("capabilities", DropCapabilities.Count == 0 ? null : Map(("drop", DropCapabilities.ToArray<object?>())))),
        ["dependsOn"] = After is null ? null : new object?[] { Map(("containerName", After), ("condition", "SUCCESS")) },
        ["logConfiguration"] = Map(("logDriver", "awslogs"), ("options", Map(
            ("awslogs-group", LogGroup),
            ("awslogs-region", Region),
            ("awslogs-stream-prefix", Name),
            // Losing a line is better than a site that waits for its log.
            ("mode", "non-blocking"),
            ("max-buffer-size", "25m")))),
    })!;

    private static object?[]? Maps<T>(IReadOnlyList<T> items, Func<T, object?> map) => items.Count == 0 ? null : [.. items.Select(map)];

    private static object?[]? List(IReadOnlyList<Input<string>> items) => items.Count == 0 ? null : items.ToArray<object?>();

    private static Dictionary<string, object?> Map(params (string Name, object? Value)[] properties) =>
        properties.ToDictionary(static p => p.Name, static p => p.Value);
}
