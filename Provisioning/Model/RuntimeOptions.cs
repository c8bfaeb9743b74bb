namespace WpAspire.Provisioning.Model;

/// <summary>What the supported <c>docker run</c> options of <c>WithContainerRuntimeArgs</c> set on a container.</summary>
internal sealed record RuntimeOptions
{
    /// <summary><c>--read-only</c></summary>
    public bool ReadOnlyRoot { get; init; }

    /// <summary><c>--init</c></summary>
    public bool Init { get; init; }

    /// <summary><c>--privileged</c></summary>
    public bool Privileged { get; init; }

    /// <summary><c>--user</c></summary>
    public string? User { get; init; }

    /// <summary><c>--hostname</c></summary>
    public string? Hostname { get; init; }

    /// <summary><c>--workdir</c></summary>
    public string? WorkingDirectory { get; init; }

    /// <summary><c>--stop-signal</c></summary>
    public string? StopSignal { get; init; }

    /// <summary><c>--stop-timeout</c>, in seconds.</summary>
    public int? StopTimeout { get; init; }

    /// <summary><c>--memory</c>, in bytes; 0 means no limit.</summary>
    public long Memory { get; init; }

    /// <summary><c>--cpus</c>, in thousand-millionths of a core; 0 means no limit.</summary>
    public long NanoCpus { get; init; }

    /// <summary><c>--shm-size</c>, in bytes; 0 means the engine's default.</summary>
    public long ShmSize { get; init; }

    /// <summary><c>--pids-limit</c></summary>
    public long? PidsLimit { get; init; }

    /// <summary><c>--cap-add</c></summary>
    public IReadOnlyList<string> CapAdd { get; init; } = [];

    /// <summary><c>--cap-drop</c></summary>
    public IReadOnlyList<string> CapDrop { get; init; } = [];

    /// <summary><c>--security-opt</c></summary>
    public IReadOnlyList<string> SecurityOpt { get; init; } = [];

    /// <summary><c>--add-host</c></summary>
    public IReadOnlyList<string> ExtraHosts { get; init; } = [];

    /// <summary><c>--tmpfs</c>: path to mount options.</summary>
    public IReadOnlyDictionary<string, string> Tmpfs { get; init; } = new SortedDictionary<string, string>(StringComparer.Ordinal);

    /// <summary><c>--sysctl</c></summary>
    public IReadOnlyDictionary<string, string> Sysctls { get; init; } = new SortedDictionary<string, string>(StringComparer.Ordinal);
}
