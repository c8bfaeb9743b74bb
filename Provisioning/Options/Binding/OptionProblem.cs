using System.Runtime.CompilerServices;
using WpAspire.Provisioning.Options.Definitions;

namespace WpAspire.Provisioning.Options.Binding;

/// <summary>Something that is wrong with the options.</summary>
/// <param name="Key">The option.</param>
/// <param name="Sentence">What is wrong and what is allowed, for the user.</param>
internal sealed record OptionProblem(string Key, string Sentence)
{
    /// <summary>An option has a value that it can not have.</summary>
    /// <param name="value">The value, written as the path to it: the key comes from there.</param>
    /// <param name="must">What it must be, to be read after "must".</param>
    /// <param name="path">Supplied by the compiler.</param>
    public static OptionProblem With(object? value, string must, [CallerArgumentExpression(nameof(value))] string path = "") =>
        Refused(KeyOf(path), value is null ? null : OptionText.Format(value), must);

    /// <summary>An option has a value that it can not have.</summary>
    /// <param name="key">The option.</param>
    /// <param name="value">The value, or null where there is none.</param>
    /// <param name="must">What it must be, to be read after "must".</param>
    public static OptionProblem Refused(string key, string? value, string must) =>
        new(key, $"{key} {(value is null ? "is not set" : $"is '{value}'")} but must {must}.");

    /// <summary>The key and the value of another option that a problem comes from, such as "Aws:Compute:Cpu is 512".</summary>
    public static string Given(object? value, [CallerArgumentExpression(nameof(value))] string path = "") =>
        value is null ? $"{KeyOf(path)} is not set" : $"{KeyOf(path)} is {OptionText.Format(value)}";

    /// <summary>The key of an option that is named without its value.</summary>
    /// <param name="value">The option, written as the path to it.</param>
    /// <param name="path">Supplied by the compiler.</param>
    public static string Name(object? value, [CallerArgumentExpression(nameof(value))] string path = "") => KeyOf(path);

    /// <summary>Whether the problem is about an option, or comes from it.</summary>
    public bool Concerns(string key) => Sentence.Contains(key, StringComparison.Ordinal);

    // options.Compute.Cpu -> Aws:Compute:Cpu
    private static string KeyOf(string path) => OptionCatalog.Key + path[path.IndexOf('.', StringComparison.Ordinal)..].Replace('.', ':');
}
