namespace WpAspire.Hosting.ApplicationModel;

/// <summary>Options of a command.</summary>
public class CommandOptions
{
    /// <summary>What the command does.</summary>
    public string? Description { get; set; }

    /// <summary>Given to the command.</summary>
    public object? Parameter { get; set; }

    /// <summary>What the command asks for. On the command line they are options, and words in their order; in the dashboard they are fields.</summary>
    public IReadOnlyList<InteractionInput> Arguments { get; set; } = [];

    /// <summary>Asked before the command is executed.</summary>
    public string? ConfirmationMessage { get; set; }

    /// <summary>The name of a Fluent UI icon.</summary>
    public string? IconName { get; set; }

    /// <summary>The variant of the icon.</summary>
    public IconVariant? IconVariant { get; set; }

    /// <summary>Whether it is shown in the first row.</summary>
    public bool IsHighlighted { get; set; }

    /// <summary>Says whether the command can be executed; by default it always can.</summary>
    public Func<UpdateCommandStateContext, ResourceCommandState>? UpdateState { get; set; }

    internal static CommandOptions Default { get; } = new();
}
