namespace WpAspire.Provisioning.Program;

/// <summary>Makes inputs of values that may be missing.</summary>
internal static class InputExtensions
{
    /// <summary>The input, or nothing, which leaves a property out.</summary>
    public static Input<T>? ToInput<T>(this T? value)
        where T : struct => value is { } known ? new Input<T>(Expression.From(known)!) : null;
}
