using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using WpAspire.Hosting.Logs;

namespace WpAspire.Hosting.Dashboard.LogViewer;

/// <summary>What the pages show that are open now.</summary>
internal sealed class LogViews
{
    private readonly ConcurrentDictionary<string, LogView> _views = new();

    /// <summary>Keeps a view until <see cref="Remove"/>.</summary>
    /// <returns>Its id.</returns>
    public string Add(LogView view)
    {
        var id = Guid.NewGuid().ToString("N");
        _views[id] = view;
        return id;
    }

    /// <summary>Forgets a view.</summary>
    public void Remove(string id) => _views.TryRemove(id, out _);

    /// <summary>Gives the view of a page that is open.</summary>
    public bool TryGet(string id, [NotNullWhen(true)] out LogView? view) => _views.TryGetValue(id, out view);
}
