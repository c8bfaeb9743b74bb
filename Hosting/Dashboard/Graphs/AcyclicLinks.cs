namespace WpAspire.Hosting.Dashboard.Graphs;

/// <summary>A link between two vertices, turned around where it would close a cycle.</summary>
/// <param name="From">The vertex on its left.</param>
/// <param name="To">The vertex on its right.</param>
/// <param name="IsReversed">Whether the arrow points from <paramref name="To"/> to <paramref name="From"/>.</param>
internal readonly record struct Link(int From, int To, bool IsReversed = false);

/// <summary>Turns links around until there are no cycles: a drawing in layers needs a first and a last one.</summary>
internal static class AcyclicLinks
{
    /// <summary>Turns around the links that lead back to a vertex on the way to themselves.</summary>
    /// <param name="count">How many vertices there are.</param>
    /// <param name="links">The links, none of them from a vertex to itself.</param>
    /// <returns>The links in the same order.</returns>
    public static Link[] Of(int count, IReadOnlyList<Link> links)
    {
        var leaving = Enumerable.Range(0, links.Count).ToLookup(i => links[i].From);
        var entered = links.Select(static l => l.To).ToHashSet();
        var result = links.ToArray();
        var visit = new Visit[count];

        // What nobody points to first: then only links of true cycles are turned around, and those near their end.
        foreach (var vertex in Enumerable.Range(0, count).OrderBy(entered.Contains))
        {
            Walk(vertex);
        }

        return result;

        void Walk(int vertex)
        {
            if (visit[vertex] != Visit.None)
            {
                return;
            }

            visit[vertex] = Visit.Underway;
            foreach (var i in leaving[vertex])
            {
                var to = links[i].To;
                if (visit[to] == Visit.Underway)
                {
                    result[i] = new(to, vertex, IsReversed: true);
                }
                else
                {
                    Walk(to);
                }
            }

            visit[vertex] = Visit.Done;
        }
    }

    private enum Visit
    {
        None,
        Underway,
        Done,
    }
}
