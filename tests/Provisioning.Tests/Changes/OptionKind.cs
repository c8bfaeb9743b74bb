namespace WpAspire.Provisioning.Tests.Changes;

/// <summary>What a change of an option is on a site that lives.</summary>
/// <param name="Option">The option.</param>
/// <param name="There">What it is to change it, from its default or to more.</param>
/// <param name="Back">What it is to change it back; <see langword="null"/> for the same.</param>
/// <param name="Note">What is to be known beside that.</param>
internal sealed record OptionKind(string Option, ChangeKind There, ChangeKind? Back = null, string? Note = null)
{
    /// <summary>The row in the documentation.</summary>
    public string Row => $"| `{Option}` | {Text(There)}{(Back is { } back ? $"; back: {Text(back)}" : "")} | {Note} |";

    private static string Text(ChangeKind kind) => kind switch
    {
        ChangeKind.InPlace => "in place",
        ChangeKind.Restart => "restart",
        ChangeKind.NewTasks => "new tasks",
        ChangeKind.Replaced => "replaced without loss",
        _ => "**not on a living site**",
    };
}
