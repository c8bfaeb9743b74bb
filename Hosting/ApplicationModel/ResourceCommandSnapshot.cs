namespace WpAspire.Hosting.ApplicationModel;

/// <summary>A command of a resource.</summary>
/// <param name="Name">The name.</param>
/// <param name="State">Whether it can be executed.</param>
/// <param name="DisplayName">The name for people.</param>
/// <param name="DisplayDescription">What it does.</param>
/// <param name="Parameter">Given to the command.</param>
/// <param name="ConfirmationMessage">Asked before it is executed.</param>
/// <param name="IconName">The name of a Fluent UI icon.</param>
/// <param name="IconVariant">The variant of the icon.</param>
/// <param name="IsHighlighted">Whether it is shown in the first row.</param>
public sealed record ResourceCommandSnapshot(string Name, ResourceCommandState State, string DisplayName, string? DisplayDescription, object? Parameter, string? ConfirmationMessage, string? IconName, IconVariant? IconVariant, bool IsHighlighted)
{
    /// <summary>What it asks for.</summary>
    public IReadOnlyList<InteractionInput> Arguments { get; init; } = [];
}
