namespace WpAspire.WebBenchmark;

/// <summary>What is asked for.</summary>
/// <param name="Name">Its name in the results.</param>
/// <param name="Path">The path and query.</param>
/// <param name="Mark">A text that is in the answer, and in no error page.</param>
/// <param name="IsStatic">Whether no PHP runs for it.</param>
/// <param name="IsPublic">Whether it is one that the page cache keeps.</param>
internal sealed record Page(string Name, string Path, string Mark, bool IsStatic = false, bool IsPublic = false)
{
    /// <summary>The home page.</summary>
    public const string Home = "home";

    /// <summary>A file of WordPress itself.</summary>
    public const string Static = "static";

    /// <summary>All of them, with what <c>content.php</c> has written.</summary>
    public static IReadOnlyList<Page> All { get; } =
    [
        new(Home, "/", "Benchmark post 3<", IsPublic: true),
        new("post", "/2025/01/12/benchmark-post-12/", "Reader 3", IsPublic: true),
        new("login", "/wp-login.php", "id=\"loginform\""),
        new("REST", "/wp-json/wp/v2/posts", "Benchmark post 3\""),
        new(Static, "/wp-includes/css/dashicons.min.css", "dashicons", IsStatic: true),
    ];

    /// <summary>The cases that it is measured in: not those that differ from others only by a cache that has no part in it.</summary>
    public IReadOnlyList<Case> Cases { get; } =
        [.. Case.All.Where(c => c == Case.PageCache ? IsPublic : !IsStatic || (c != Case.ObjectCache && c != Case.TracedTenth && c != Case.Traced))];
}
