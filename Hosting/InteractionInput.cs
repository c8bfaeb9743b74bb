using System.Diagnostics;

namespace WpAspire.Hosting;

/// <summary>Something that is asked of the person who executes a command.</summary>
[DebuggerDisplay("Name = {Name}, InputType = {InputType}, Required = {Required}, Value = {Value}")]
public sealed class InteractionInput
{
    /// <summary>The name, unique among those that are asked for together.</summary>
    public required string Name { get; init; }

    /// <summary>The name for people; by default <see cref="Name"/>.</summary>
    public string? Label { get; init; }

    /// <summary>What it is for.</summary>
    public string? Description { get; init; }

    /// <summary>What it is.</summary>
    public required InputType InputType { get; init; }

    /// <summary>Whether it must be given.</summary>
    public bool Required { get; init; }

    /// <summary>What is given, or, before anything is, what counts if nothing is.</summary>
    public string? Value { get; set; }

    /// <summary>An example.</summary>
    public string? Placeholder { get; init; }

    /// <summary>The most characters that text may have; any number if <see langword="null"/>.</summary>
    public int? MaxLength { get; init; }
}
