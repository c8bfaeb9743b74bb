using System.Globalization;
using System.Runtime.CompilerServices;

namespace WpAspire.Provisioning.Program;

/// <summary>Collects the parts of an interpolated string without flattening the values in it.</summary>
[InterpolatedStringHandler]
public readonly ref struct OutputInterpolatedStringHandler
{
    private readonly List<Expression> _parts;

    /// <summary>Begins a text.</summary>
    /// <param name="literalLength">The length of the text.</param>
    /// <param name="formattedCount">The number of values.</param>
    public OutputInterpolatedStringHandler(int literalLength, int formattedCount) => _parts = new(2 * formattedCount + Math.Min(literalLength, 1));

    /// <summary>Adds text.</summary>
    /// <param name="value">The text.</param>
    public void AppendLiteral(string value) => AppendText(value);

    /// <summary>Adds text that a variable holds.</summary>
    /// <param name="value">The text.</param>
    public void AppendFormatted(string? value) => AppendText(value ?? "");

    /// <summary>Adds a number.</summary>
    /// <param name="value">The number.</param>
    public void AppendFormatted(long value) => AppendText(value.ToString(CultureInfo.InvariantCulture));

    /// <summary>Adds a value.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="value">An input or an output.</param>
    public void AppendFormatted<T>(T value)
        where T : IExpressionSource
    {
        switch (value.Expression)
        {
            case LiteralExpression { Value: IFormattable literal }:
                AppendText(literal.ToString(null, CultureInfo.InvariantCulture));
                break;
            case LiteralExpression literal:
                AppendText(literal.Value.ToString() ?? "");
                break;
            case InterpolationExpression nested:
                foreach (var part in nested.Parts)
                {
                    if (part is LiteralExpression { Value: string text })
                    {
                        AppendText(text);
                    }
                    else
                    {
                        _parts.Add(part);
                    }
                }

                break;
            default:
                _parts.Add(value.Expression);
                break;
        }
    }

    // Neighbouring texts are one, so that equal texts are equal programs.
    private void AppendText(string text)
    {
        if (text.Length == 0)
        {
            return;
        }

        if (_parts is [.., LiteralExpression { Value: string previous }])
        {
            _parts[^1] = new LiteralExpression(previous + text);
        }
        else
        {
            _parts.Add(new LiteralExpression(text));
        }
    }

    internal Expression Build() => _parts switch
    {
        [] => new LiteralExpression(""),
        [var only] => only,
        _ => new InterpolationExpression(_parts),
    };
}
