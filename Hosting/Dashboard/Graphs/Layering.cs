namespace WpAspire.Hosting.Dashboard.Graphs;

/// <summary>Finds the layer of each vertex, so that every link leads from a layer to a later one.</summary>
internal static class Layering
{
    /// <summary>The layer of each vertex, from 0: the length of the longest way to it.</summary>
    /// <param name="count">How many vertices there are.</param>
    /// <param name="links">The links, without cycles.</param>
    public static int[] LongestPath(int count, IReadOnlyList<Link> links)
    {
        var leaving = links.ToLookup(static l => l.From, static l => l.To);
        var open = new int[count];
        foreach (var link in links)
        {
            open[link.To]++;
        }

        var layers = new int[count];
        var sources = Enumerable.Range(0, count).Where(v => open[v] == 0).ToArray();
        var ready = new Queue<int>(sources);
        while (ready.TryDequeue(out var vertex))
        {
            foreach (var to in leaving[vertex])
            {
                layers[to] = Math.Max(layers[to], layers[vertex] + 1);
                if (--open[to] == 0)
                {
                    ready.Enqueue(to);
                }
            }
        }

        // A vertex that nobody points to would always be far left, however far right what it points to is.
        foreach (var source in sources)
        {
            layers[source] = leaving[source].Select(to => layers[to] - 1).DefaultIfEmpty(0).Min();
        }

        return layers;
    }
}
