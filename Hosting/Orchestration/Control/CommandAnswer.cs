using System.Collections.Immutable;

namespace WpAspire.Hosting.Orchestration.Control;

/// <summary>How a command of a resource ended.</summary>
/// <param name="Success">Whether it did what it is for.</param>
/// <param name="Message">What it did, or why it failed.</param>
/// <param name="Value">What it gave.</param>
/// <param name="Format">The format of what it gave.</param>
internal sealed record CommandAnswer(bool Success, string? Message, string? Value, CommandResultFormat Format);

/// <summary>The commands of a resource.</summary>
/// <param name="Commands">Those that are not hidden.</param>
internal sealed record CommandList(ImmutableArray<CommandListItem> Commands);

/// <summary>A command of a resource.</summary>
/// <param name="Name">The name.</param>
/// <param name="State">Whether it can be executed.</param>
/// <param name="Arguments">The names of its arguments.</param>
/// <param name="Description">What it does.</param>
/// <param name="Confirmation">What is asked before it is executed.</param>
internal sealed record CommandListItem(string Name, ResourceCommandState State, ImmutableArray<string> Arguments, string? Description, string? Confirmation);
