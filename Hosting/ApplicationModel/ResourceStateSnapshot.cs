using System.Diagnostics.CodeAnalysis;

namespace WpAspire.Hosting.ApplicationModel;

/// <summary>The state of a resource.</summary>
/// <param name="Text">The state, such as one of the <see cref="KnownResourceStates"/>.</param>
/// <param name="Style">One of the <see cref="KnownResourceStateStyles"/>, or <see langword="null"/>.</param>
public sealed record ResourceStateSnapshot(string Text, string? Style)
{
    /// <summary>Makes a state of its text.</summary>
    /// <param name="s">The text.</param>
    [SuppressMessage("Usage", "CA2225:Operator overloads have named alternates", Justification = "The constructor is the alternate.")]
    public static implicit operator ResourceStateSnapshot?(string? s) => s is null ? null : new(s, null);
}
