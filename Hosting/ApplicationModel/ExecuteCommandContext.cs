using Microsoft.Extensions.Logging;

namespace WpAspire.Hosting.ApplicationModel;

/// <summary>What a command gets.</summary>
public sealed class ExecuteCommandContext
{
    /// <summary>The services of the application.</summary>
    public required IServiceProvider ServiceProvider { get; init; }

    /// <summary>The name of the resource, or the id of one of its instances.</summary>
    public required string ResourceName { get; init; }

    /// <summary>The arguments that the command asks for, each with its value.</summary>
    public InteractionInputCollection Arguments { get; init; } = new([]);

    /// <summary>Ends the work.</summary>
    public required CancellationToken CancellationToken { get; init; }

    /// <summary>The log of the resource.</summary>
    public required ILogger Logger { get; init; }
}
