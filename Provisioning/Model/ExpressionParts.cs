using System.Globalization;
using System.Text;

namespace WpAspire.Provisioning.Model;

/// <summary>The parts of an expression of the application model, which has them as one format.</summary>
internal static class ExpressionParts
{
    /// <summary>The text between the values, and the values by their number, in their order.</summary>
    public static IEnumerable<(string? Literal, int Index)> Of(ReferenceExpression expression)
    {
        var format = expression.Format;
        var text = new StringBuilder();
        for (var i = 0; i < format.Length; i++)
        {
            var character = format[i];
            if (character is not ('{' or '}'))
            {
                text.Append(character);
            }
            else if (i + 1 < format.Length && format[i + 1] == character)
            {
                text.Append(character);
                i++;
            }
            else
            {
                if (text.Length > 0)
                {
                    yield return (text.ToString(), -1);
                    text.Clear();
                }

                var end = format.IndexOf('}', i);
                yield return (null, int.Parse(format.AsSpan(i + 1, end - i - 1), NumberStyles.None, CultureInfo.InvariantCulture));
                i = end;
            }
        }

        if (text.Length > 0)
        {
            yield return (text.ToString(), -1);
        }
    }
}
