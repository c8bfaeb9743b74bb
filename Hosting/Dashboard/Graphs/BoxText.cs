namespace WpAspire.Hosting.Dashboard.Graphs;

/// <summary>A line of text in a box.</summary>
/// <param name="Text">The text, cut to the room that there is.</param>
/// <param name="Part">What it says about the box: the class that the style sheet knows it by.</param>
/// <param name="Baseline">Where it stands, in pixels from the upper side of the box.</param>
internal sealed record BoxText(string Text, string Part, double Baseline)
{
    /// <summary>The class of the line that says how it is.</summary>
    public const string State = "box-state";

    /// <summary>The width of the icon before the state, and the gap after it.</summary>
    public const double IconWidth = 20;

    // From the upper side of a line to where its letters stand.
    private const double TitleAscent = 15;
    private const double LineAscent = 12;

    /// <summary>The lines of a box, from the top. They stand in the middle of a box that arrows have made higher.</summary>
    public static IEnumerable<BoxText> Of(PlacedNode box)
    {
        var node = box.Node;
        var room = box.Width - (2 * GraphMetrics.Padding);
        var spare = box.Height - GraphMetrics.NodeHeight(node, ports: 0);
        var top = (spare / 2) + GraphMetrics.Padding + (node.Shape == GraphShape.Store ? GraphMetrics.Lid : 0);
        if (node.Kind is not null)
        {
            yield return Line(node.Kind, "box-kind", room);
        }

        yield return new(TextWidth.Fit(node.Title, GraphMetrics.TitleSize, room), "box-title", top + TitleAscent);
        top += GraphMetrics.TitleHeight;
        foreach (var line in node.Lines)
        {
            yield return Line(line, "box-line", room);
        }

        if (node.State is not null)
        {
            yield return Line(node.State, State, room - IconWidth);
        }

        BoxText Line(string text, string part, double width)
        {
            var line = new BoxText(TextWidth.Fit(text, GraphMetrics.LineSize, width), part, top + LineAscent);
            top += GraphMetrics.LineHeight;
            return line;
        }
    }
}
