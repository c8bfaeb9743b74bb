namespace Aspire.Hosting.ApplicationModel;

/// <summary>How the sites of a WordPress network are told apart.</summary>
public enum MultisiteMode
{
    /// <summary>By the first part of the path: <c>https://example.com/team/</c>. One name and one certificate serve all sites.</summary>
    Subdirectories,

    /// <summary>By a name of their own: <c>https://team.example.com/</c>. On this machine, browsers find every <c>*.localhost</c>.</summary>
    Subdomains,
}
