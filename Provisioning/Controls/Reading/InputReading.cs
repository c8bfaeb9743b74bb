using WpAspire.Provisioning.Aws.Kms;
using WpAspire.Provisioning.Program;

namespace WpAspire.Provisioning.Controls.Reading;

/// <summary>Reads inputs. What is not known when the program is written is never what is asked for.</summary>
internal static class InputReading
{
    /// <summary>Whether an input is a certain value.</summary>
    public static bool Is<T>(this Input<T>? input, T value) => input is { IsLiteral: true } && EqualityComparer<T>.Default.Equals(input.Literal, value);

    /// <summary>Whether an input is one of some values.</summary>
    public static bool IsOneOf(this Input<string>? input, params ReadOnlySpan<string> values) => input is { Literal: { } literal } && values.Contains(literal);

    /// <summary>Whether an input is a number that is not below another.</summary>
    public static bool IsAtLeast(this Input<int>? input, int least) => input is { IsLiteral: true } && input.Literal >= least;

    /// <summary>The values of a list that are known when the program is written.</summary>
    public static IReadOnlyList<string> Literals(this InputList<string>? list) => list is null ? [] : [.. list.Select(static i => i.Literal).OfType<string>()];

    /// <summary>The objects of a list.</summary>
    public static IEnumerable<T> Objects<T>(this InputList<T>? list)
        where T : ResourceArgs => list is null ? [] : list.Select(static i => i.Value).OfType<T>();

    /// <summary>The resources that outputs in an expression are of.</summary>
    public static IEnumerable<CustomResource> References(this Expression expression) =>
        expression.DescendantsAndSelf().OfType<ResourceExpression>().Select(static r => r.Resource).Distinct();

    /// <summary>Whether an input has an output of a resource in it.</summary>
    public static bool RefersTo(this IExpressionSource? input, CustomResource resource) => input is not null && input.Expression.References().Contains(resource);

    /// <summary>Whether an input is a key of the account's own, rather than one of AWS, which is also what stands for none.</summary>
    public static bool IsOwnKey(this Input<string>? input) => input is not null && input.Expression.References().Any(static r => r is Key or Alias);
}
