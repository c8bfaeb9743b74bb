using System.Text;

namespace WpAspire.Hosting.Dashboard.Graphs;

/// <summary>Writes ways and outlines as the <c>d</c> of an SVG path.</summary>
internal static class SvgPath
{
    /// <summary>The line of an arrow, without its point.</summary>
    public static string Line(EdgeRoute route)
    {
        var points = route.Points.ToArray();
        points[^1] = points[^1] with { X = points[^1].X - (Direction(route) * GraphMetrics.ArrowLength) };

        var path = new StringBuilder($"M{Pair(points[0])}");
        foreach (var (from, to) in points.Zip(points.Skip(1)))
        {
            var middle = (from.X + to.X) / 2;
            path.Append(from.Y == to.Y ? $"L{Pair(to)}" : $"C{Pair(new(middle, from.Y))} {Pair(new(middle, to.Y))} {Pair(to)}");
        }

        return path.ToString();
    }

    /// <summary>The point of an arrow.</summary>
    public static string Arrow(EdgeRoute route)
    {
        var tip = route.Points[^1];
        var back = tip.X - (Direction(route) * GraphMetrics.ArrowLength);
        return $"M{Pair(tip)}L{Pair(new(back, tip.Y - 4))}L{Pair(new(back, tip.Y + 4))}Z";
    }

    /// <summary>The outline of a store: a cylinder.</summary>
    public static string Cylinder(double width, double height) =>
        $"M0 {Lid}A{width / 2} {Lid} 0 0 1 {width} {Lid}V{height - Lid}A{width / 2} {Lid} 0 0 1 0 {height - Lid}Z";

    /// <summary>The front edge of the lid of a store.</summary>
    public static string CylinderLid(double width) => $"M0 {Lid}A{width / 2} {Lid} 0 0 0 {width} {Lid}";

    private const double Lid = GraphMetrics.Lid / 2;

    private static int Direction(EdgeRoute route) => route.IsBackwards ? -1 : 1;

    // Numbers are written with a point, because the program has no culture of its own (InvariantGlobalization).
    private static string Pair(GraphPoint point) => $"{Math.Round(point.X, 1)} {Math.Round(point.Y, 1)}";
}
