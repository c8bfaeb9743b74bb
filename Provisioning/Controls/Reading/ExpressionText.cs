using System.Globalization;
using WpAspire.Provisioning.Program;

namespace WpAspire.Provisioning.Controls.Reading;

/// <summary>Expressions as text in which outputs stand by their names: <c>arn:${partition.partition}:iam::…</c>.</summary>
internal static class ExpressionText
{
    /// <summary>The text of an expression.</summary>
    public static string Of(Expression expression) => expression switch
    {
        LiteralExpression literal => Convert.ToString(literal.Value, CultureInfo.InvariantCulture)!,
        InterpolationExpression interpolation => string.Concat(interpolation.Parts.Select(Of)),
        ResourceExpression output => $"${{{output.Resource.Name}.{output.Path}}}",
        InvocationExpression result => $"${{{result.Invocation.Name}.{result.Path}}}",
        ConfigSecretExpression secret => $"${{secrets.{secret.Name}}}",
        FunctionExpression function => $"fn::{function.Name}",
        _ => "",
    };

    /// <summary>The texts of a list, or of the one value that stands for a list of one.</summary>
    public static IReadOnlyList<string> Each(Expression? expression) => expression switch
    {
        null => [],
        ListExpression list => [.. list.Items.Select(Of)],
        _ => [Of(expression)],
    };

    /// <summary>Whether there is a secret in an expression.</summary>
    public static bool HasSecret(Expression expression) => expression.DescendantsAndSelf()
        .Any(static e => e is ResourceExpression { IsSecret: true } or ConfigSecretExpression or FunctionExpression { Name: "secret" });
}
