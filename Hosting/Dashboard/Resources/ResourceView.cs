using System.Collections.Immutable;

namespace WpAspire.Hosting.Dashboard.Resources;

/// <summary>A resource as the dashboard shows it.</summary>
public sealed record ResourceView
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>What it is, such as <c>WordPress</c>.</summary>
    public required string Type { get; init; }

    /// <summary>The resource that it is part of.</summary>
    public string? Parent { get; init; }

    /// <summary>One of Aspire's known states, or <c>Healthy</c>, <c>Unhealthy</c> or <c>Degraded</c> where its health is checked.</summary>
    public required string State { get; init; }

    /// <summary>What the state means.</summary>
    public required ResourceMood Mood { get; init; }

    /// <summary>Why it is not well, or how it ended.</summary>
    public string? Message { get; init; }

    /// <summary>When it started.</summary>
    public DateTime? StartedAt { get; init; }

    /// <summary>The image that it runs.</summary>
    public string? Image { get; init; }

    /// <summary>How many replicas run, and how many there should be; <see langword="null"/> for what has no container.</summary>
    public ReplicaCount? Replicas { get; init; }

    /// <summary>Whether it can have several replicas.</summary>
    public bool CanScale { get; init; }

    /// <summary>Its addresses.</summary>
    public IReadOnlyList<UrlView> Urls { get; init; } = [];

    /// <summary>What can be done with it.</summary>
    public IReadOnlyList<CommandView> Commands { get; init; } = [];

    /// <summary>The results of its health checks.</summary>
    public ImmutableArray<HealthReportSnapshot> Health { get; init; } = [];

    /// <summary>The resources whose readiness it waits for at its start.</summary>
    public IReadOnlyList<string> WaitsFor { get; init; } = [];

    /// <summary>The resources that it knows of otherwise.</summary>
    public IReadOnlyList<string> RefersTo { get; init; } = [];
}

/// <summary>How many replicas run.</summary>
/// <param name="Running">Those that run.</param>
/// <param name="Wanted">Those that there should be.</param>
public sealed record ReplicaCount(int Running, int Wanted);

/// <summary>An address of a resource.</summary>
/// <param name="Title">What it is for, or the address itself.</param>
/// <param name="Url">The address.</param>
/// <param name="IsLink">Whether a browser can open it.</param>
public sealed record UrlView(string Title, string Url, bool IsLink);

/// <summary>Something that can be done with a resource.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Title">Its name for people.</param>
/// <param name="Description">What it does.</param>
/// <param name="Confirmation">What is asked before.</param>
/// <param name="IsEnabled">Whether it can be done now.</param>
public sealed record CommandView(string Name, string Title, string? Description, string? Confirmation, bool IsEnabled)
{
    /// <summary>What it asks for.</summary>
    public IReadOnlyList<ArgumentView> Arguments { get; init; } = [];
}

/// <summary>Something that a command asks for.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Title">Its name for people.</param>
/// <param name="Description">What it is for.</param>
/// <param name="Type">What it is.</param>
/// <param name="IsRequired">Whether it must be given.</param>
/// <param name="Value">What counts if nothing is given.</param>
/// <param name="Example">An example.</param>
public sealed record ArgumentView(string Name, string Title, string? Description, InputType Type, bool IsRequired, string? Value, string? Example);

/// <summary>What a state means to the person who looks.</summary>
public enum ResourceMood
{
    /// <summary>Nothing runs, as it should be.</summary>
    Off,

    /// <summary>Something is under way.</summary>
    Busy,

    /// <summary>All is well.</summary>
    Good,

    /// <summary>It works, but not all of it.</summary>
    Warning,

    /// <summary>It does not work.</summary>
    Bad,
}
