using Docker.DotNet.Models;

namespace WpAspire.Hosting.Orchestration.Engine;

/// <summary>What a command in a container reads from and writes to.</summary>
internal sealed class ExecStreams
{
    /// <summary>Standard input; <see langword="null"/> gives the command none.</summary>
    public Stream? Input { get; init; }

    /// <summary>Standard output.</summary>
    public required Stream Output { get; init; }

    /// <summary>Standard error; unused when <see cref="IsTerminal"/>, since a terminal has one stream.</summary>
    public required Stream Error { get; init; }

    /// <summary>Whether the command gets a terminal of its own.</summary>
    public bool IsTerminal { get; init; }

    /// <summary>The terminal's size at the start.</summary>
    public ConsoleSize? ConsoleSize { get; init; }

    /// <summary>Tells the command's terminal that the size has changed; set once it runs.</summary>
    public Func<int, int, Task>? OnResize { get; set; }
}
