using System.Diagnostics;

namespace WpAspire.Hosting.ApplicationModel;

/// <summary>A command that someone can give to a resource.</summary>
/// <param name="name">The name, unique among the commands of the resource.</param>
/// <param name="displayName">The name for people.</param>
/// <param name="updateState">Says whether the command can be executed.</param>
/// <param name="executeCommand">Executes the command.</param>
/// <param name="displayDescription">What it does.</param>
/// <param name="parameter">Given to the command.</param>
/// <param name="confirmationMessage">Asked before it is executed.</param>
/// <param name="iconName">The name of a Fluent UI icon.</param>
/// <param name="iconVariant">The variant of the icon.</param>
/// <param name="isHighlighted">Whether it is shown in the first row.</param>
[DebuggerDisplay("Name = {Name}")]
public sealed class ResourceCommandAnnotation(
    string name,
    string displayName,
    Func<UpdateCommandStateContext, ResourceCommandState> updateState,
    Func<ExecuteCommandContext, Task<ExecuteCommandResult>> executeCommand,
    string? displayDescription,
    object? parameter,
    string? confirmationMessage,
    string? iconName,
    IconVariant? iconVariant,
    bool isHighlighted) : IResourceAnnotation
{
    /// <summary>The name.</summary>
    public string Name { get; } = name ?? throw new ArgumentNullException(nameof(name));

    /// <summary>The name for people.</summary>
    public string DisplayName { get; } = displayName ?? throw new ArgumentNullException(nameof(displayName));

    /// <summary>Says whether the command can be executed.</summary>
    public Func<UpdateCommandStateContext, ResourceCommandState> UpdateState { get; } = updateState ?? throw new ArgumentNullException(nameof(updateState));

    /// <summary>Executes the command.</summary>
    public Func<ExecuteCommandContext, Task<ExecuteCommandResult>> ExecuteCommand { get; } = executeCommand ?? throw new ArgumentNullException(nameof(executeCommand));

    /// <summary>What it does.</summary>
    public string? DisplayDescription { get; } = displayDescription;

    /// <summary>Given to the command.</summary>
    public object? Parameter { get; } = parameter;

    /// <summary>Asked before it is executed.</summary>
    public string? ConfirmationMessage { get; } = confirmationMessage;

    /// <summary>The name of a Fluent UI icon.</summary>
    public string? IconName { get; } = iconName;

    /// <summary>The variant of the icon.</summary>
    public IconVariant? IconVariant { get; } = iconVariant;

    /// <summary>What it asks for.</summary>
    public IReadOnlyList<InteractionInput> Arguments { get; init; } = [];

    /// <summary>Whether it is shown in the first row.</summary>
    public bool IsHighlighted { get; } = isHighlighted;
}
