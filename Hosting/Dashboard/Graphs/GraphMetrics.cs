namespace WpAspire.Hosting.Dashboard.Graphs;

/// <summary>The measures of a drawing, in pixels. The style sheet's type sizes must agree with them.</summary>
internal static class GraphMetrics
{
    /// <summary>What is left free around the drawing: room for the ring around a focused box.</summary>
    public const double Margin = 8;

    /// <summary>The least distance between two columns of boxes.</summary>
    public const double ColumnGap = 56;

    /// <summary>The least distance between two boxes of a column.</summary>
    public const double RowGap = 20;

    /// <summary>The distance between arrows at the side of a box, and the height of a lane for an arrow in a column.</summary>
    public const double PortSpacing = 18;

    /// <summary>From a box's outline to its text.</summary>
    public const double Padding = 12;

    /// <summary>The height of the lid of a <see cref="GraphShape.Store"/>.</summary>
    public const double Lid = 8;

    /// <summary>The height of the line with the title.</summary>
    public const double TitleHeight = 20;

    /// <summary>The height of any other line.</summary>
    public const double LineHeight = 16;

    /// <summary>The type size of the title, 14, and an eighth more because it is bold.</summary>
    public const double TitleSize = 15.75;

    /// <summary>The type size of any other line.</summary>
    public const double LineSize = 12;

    /// <summary>The type size of what is written at an arrow.</summary>
    public const double LabelSize = 11;

    /// <summary>The narrowest box.</summary>
    public const double LeastWidth = 112;

    /// <summary>The narrowest box with a state: every known state has room in it.</summary>
    public const double LeastWidthWithState = 160;

    /// <summary>The widest box: what is longer is cut, and whole in the tool tip.</summary>
    public const double MostWidth = 264;

    /// <summary>The length of the point of an arrow.</summary>
    public const double ArrowLength = 8;

    /// <summary>
    /// The width that the boxes of a column share. What the state is does not count: it changes, and the boxes must not
    /// move.
    /// </summary>
    public static double NodeWidth(IEnumerable<GraphNode> column) => column.Select(NodeWidth).DefaultIfEmpty(LeastWidth).Max();

    /// <summary>The height of a box.</summary>
    /// <param name="node">The box.</param>
    /// <param name="ports">How many arrows there are at the side that has more.</param>
    public static double NodeHeight(GraphNode node, int ports)
    {
        var lines = node.Lines.Count + (node.Kind is null ? 0 : 1) + (node.State is null ? 0 : 1);
        var text = TitleHeight + (lines * LineHeight) + (2 * Padding) + (node.Shape == GraphShape.Store ? Lid : 0);
        return Math.Max(text, (ports + 1) * PortSpacing);
    }

    /// <summary>How far the columns on both sides of these arrows are from each other.</summary>
    public static double GapFor(IEnumerable<string> labels) =>
        Math.Ceiling(ColumnGap + labels.Select(static l => TextWidth.Of(l, LabelSize)).DefaultIfEmpty(0).Max());

    private static double NodeWidth(GraphNode node)
    {
        var text = node.Lines.Append(node.Kind ?? "").Max(static l => TextWidth.Of(l, LineSize));
        return Math.Ceiling(Math.Clamp(
            Math.Max(text, TextWidth.Of(node.Title, TitleSize)) + (2 * Padding),
            node.State is null ? LeastWidth : LeastWidthWithState,
            MostWidth));
    }
}
