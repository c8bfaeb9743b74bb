using WpAspire.Hosting.Dashboard.Resources;

namespace WpAspire.Hosting.Dashboard.Graphs;

/// <summary>A box of a graph.</summary>
/// <param name="Id">By what edges name it. Unique in its graph, with regard to case.</param>
/// <param name="Title">What it is called.</param>
public sealed record GraphNode(string Id, string Title)
{
    /// <summary>What kind of thing it is, in a word or two.</summary>
    public string? Kind { get; init; }

    /// <summary>What else there is to say about it, a line each.</summary>
    public IReadOnlyList<string> Lines { get; init; } = [];

    /// <summary>The outline that it is drawn with.</summary>
    public GraphShape Shape { get; init; }

    /// <summary>How it is now, in words; <see langword="null"/> where there is nothing to say.</summary>
    public string? State { get; init; }

    /// <summary>What <see cref="State"/> means.</summary>
    public ResourceMood Mood { get; init; }

    /// <summary>Where it leads; <see langword="null"/> for a box that is no link.</summary>
    public string? Href { get; init; }
}
